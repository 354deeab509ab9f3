"""Matters that may be one, at the desk: how alike they are, the passages they share beside one another, and what may be done."""
