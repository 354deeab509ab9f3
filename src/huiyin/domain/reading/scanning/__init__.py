"""A scanned letter: what an engine saw put into reading order, doubtful characters marked, fields proposed; nothing is decided."""
