"""Forms of checking what was closed, and of the record of responsibility."""
