"""Recurring problems at the desk: the hottest first with the formula, one with its matters and offices, and what becomes of it."""
