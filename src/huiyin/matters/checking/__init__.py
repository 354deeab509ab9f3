"""Checking closed matters: the drawing by lot, and what the answers say of closings."""
