"""What a text is made of, as numbers that are learned from: counted in bulk and known by their hash alone."""
