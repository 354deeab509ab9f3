"""Situation reports and public releases: made by those who read statistics, edited, checked, and let go once."""
