"""Forms of receptions: booking for somebody, moving, cancelling, receiving, and leaders in charge of a case."""
