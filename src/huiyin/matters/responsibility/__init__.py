"""Whose a missed date was, and objections that only some may read."""
