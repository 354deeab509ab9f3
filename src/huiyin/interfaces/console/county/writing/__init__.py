"""Making believable letters and answers for the demo county out of hand-written scenes."""
