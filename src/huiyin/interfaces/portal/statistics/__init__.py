"""Public statistics: tables of what offices did, with what they mean, and the same as open data."""
