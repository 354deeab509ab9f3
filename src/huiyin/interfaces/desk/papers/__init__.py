"""Papers to be printed: those of the day in one go, and the receipt that goes out with each."""
