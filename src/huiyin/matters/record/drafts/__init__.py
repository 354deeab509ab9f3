"""Drafts that wait for signature: made, ended, and settled by what is done meanwhile."""
