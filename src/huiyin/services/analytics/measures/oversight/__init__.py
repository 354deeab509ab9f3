"""What was done about lapses and causes: supervision, proposals, checks."""
