"""Other laws than one, driving the same program."""
