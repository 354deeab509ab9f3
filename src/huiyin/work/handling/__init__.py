"""Handling: asking for more, extending, deciding claim by claim, closing."""
