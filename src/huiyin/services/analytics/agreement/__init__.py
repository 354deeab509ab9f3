"""How far two readers agree, beyond what chance alone would give."""
