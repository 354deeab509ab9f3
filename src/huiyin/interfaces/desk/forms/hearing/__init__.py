"""Forms of hearings, mediation and settlement."""
