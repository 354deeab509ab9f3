"""Following a matter with its query code: where it lies, every date and why, what can be done next."""
