"""The acts of supervision, one file an act."""
