"""What a pack must satisfy before anyone relies on it: shape, coverage, and its own cases."""
