"""Visits of people at the desk: what is to come, the briefing, problems to be solved, and how many there were."""
