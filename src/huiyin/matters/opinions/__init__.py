"""What is said of an opinion: the answers in it, who reviews it, whether a new one only repeats it, which one is the last."""
