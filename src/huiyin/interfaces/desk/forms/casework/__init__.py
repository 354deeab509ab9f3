"""Forms of who works on a matter and where it is handed over."""
