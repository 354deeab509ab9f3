"""Handling: asking for more, extending, deciding claim by claim, serving, keeping promises, closing."""
