"""Hints: what the program reads in a text and a person accepts or rejects. Always about the matter, never about who wrote it."""
