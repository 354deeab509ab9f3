"""A scanned letter at the desk: the picture beside what was read of it, and the clerk's own text."""
