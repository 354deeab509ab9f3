"""Measuring how the same matter is found: seeded changes to known texts, and what is right and wrong among what is shown."""
