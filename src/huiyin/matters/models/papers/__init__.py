"""Papers: what was issued, what waits to be signed, how it was served."""
