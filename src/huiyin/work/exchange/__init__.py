"""Handing a whole matter over to another installation, and taking one over from there."""
