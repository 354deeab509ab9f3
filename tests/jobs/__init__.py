"""What follows an act, and what follows from time."""
