"""Pairs of matters that may be one: found at night among all, shown within what one may see, answered by people."""
