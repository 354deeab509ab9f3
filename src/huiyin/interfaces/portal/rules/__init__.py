"""Rules found lacking, and what became of the proposals to change them, for everybody to read."""
