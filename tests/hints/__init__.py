"""Hints: what is suggested of matters, and what people make of it."""
