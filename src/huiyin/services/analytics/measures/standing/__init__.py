"""How things stand on the last day of a period."""
