"""Grouping: which messages are near one another, joined by likeness, and parted again where they do not belong together."""
