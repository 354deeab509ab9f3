"""What follows a step of a visit, and what time alone brings in it."""
