"""Signing: drafts that wait for a signature, grading, rules that prove lacking, conduct referred in confidence."""
