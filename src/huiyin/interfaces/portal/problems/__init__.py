"""Causes behind many matters as the public and a person of one such matter read of them."""
