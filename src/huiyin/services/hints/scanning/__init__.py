"""Scanned letters read beside the acts: in a process of its own, within bounds, after registration and never before it."""
