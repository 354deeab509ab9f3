"""Checks of closed matters at the desk: drawing by lot, asking, and what came of it."""
