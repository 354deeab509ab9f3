"""Follow-ups of what runs inside a matter beside its own stages."""
