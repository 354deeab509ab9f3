"""The checks of closed matters as they are looked at: the list of them, one with its rows, and what came of it."""
