"""Letters of our own, drawn as a scanner or a telephone would give them: for measuring, and for the demo county."""
