"""Huiyin: every matter gets its answer."""

__version__ = "0.1.0"
