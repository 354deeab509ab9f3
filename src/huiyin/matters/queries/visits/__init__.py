"""Visits and what is owed in them, as pages and programs read them."""
