"""Sorting texts by what they are about: learned from confirmed ones, started from keywords, honest about doubt."""
