"""Whole matters on their way out and in: bundles, packages, cards of other installations."""
