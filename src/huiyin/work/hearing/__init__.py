"""Hearings, mediation and settlement."""
