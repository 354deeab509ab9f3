"""The sentences of acts of people who come together, a module for each room of work."""
