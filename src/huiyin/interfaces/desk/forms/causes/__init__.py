"""Forms by which it is said why matters arose."""
