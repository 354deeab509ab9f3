"""Forms of drafting, signing and sending back, of gravity, rule changes and referred conduct."""
