"""Whose it was: objections to decisions put on record, and why dates were missed."""
