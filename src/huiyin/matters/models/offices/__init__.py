"""What holds offices to account: supervision, causes, checks of closed matters, and the offices' own files (0014)."""
