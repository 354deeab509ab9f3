"""One act a file: reach, ask, write, return the event."""
