"""Answers of the law as plain data, as lines on a terminal, and as a readable book."""
