"""Decisions checked before they are made, at the desk."""
