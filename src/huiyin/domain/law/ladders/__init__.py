"""Ladders of duties: which offices are told, come or do something when people come together, and until when."""
