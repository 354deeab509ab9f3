"""Measurements of speed and scale; nothing here is asserted in a test."""
