"""Promises: kept by the unit, confirmed or disputed by the person, pressed by the office, asked about with consent only."""
