"""The law, the letters and the reading of text: plain Python, with no framework, clock or network."""
