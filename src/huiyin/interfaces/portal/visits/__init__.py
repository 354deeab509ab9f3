"""Visits as their people announce them, change them, and read what the office set and promised."""
