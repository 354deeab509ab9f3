"""What the worker reads after the acts: suggestions for what came in, and learning when enough was decided."""
