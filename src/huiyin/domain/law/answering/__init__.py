"""How an answer is worked out and put into words; asked only through ``counsel``."""
