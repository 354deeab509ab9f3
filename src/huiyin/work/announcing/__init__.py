"""Visits that are announced, and problems a unit itself knows of: answered, prepared, reported up."""
