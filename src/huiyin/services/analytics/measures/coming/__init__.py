"""What came in: matters, comings-in, visits."""
