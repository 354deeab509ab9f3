"""Forms of the acts done in a file on a common cause."""
