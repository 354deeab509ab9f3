"""Passing a matter to the unit in whose powers it lies."""
