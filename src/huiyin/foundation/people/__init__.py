"""Accounts of staff, their permissions, and who an act is done by."""
