"""Taking out of a text by whom it could be recognised: what looks like a name, a number or an address, each with its place."""
