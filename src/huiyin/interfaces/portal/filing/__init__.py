"""Bringing a matter in plain steps, with a draft that nothing can lose."""
