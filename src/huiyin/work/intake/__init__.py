"""Taking in, registering, accepting, refusing and pointing to the right door."""
