"""Supervision at the desk: the list for those who supervise, one supervision with its acts, and the box on a matter's page."""
