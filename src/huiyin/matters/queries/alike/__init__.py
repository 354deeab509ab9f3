"""Matters whose text is like another one: found by marks, read, and compared, within what the asker may see."""
