"""Hints: what the program reads in a text and a person accepts or rejects, always about the matter and never about who wrote it."""
