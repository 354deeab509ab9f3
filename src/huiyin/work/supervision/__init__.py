"""Supervision (督办): a lapse is found or raised, confirmed or dismissed, measures are taken and answered, and it ends."""
