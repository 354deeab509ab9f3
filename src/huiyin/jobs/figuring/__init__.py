"""Keeping the facts of the figures in step with the record."""
