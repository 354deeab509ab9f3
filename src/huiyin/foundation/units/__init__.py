"""The dated tree of offices."""
