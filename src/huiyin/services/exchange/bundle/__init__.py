"""A whole matter as one file for a court, an ombudsman or the next office: readable by anybody, checked by hashes."""
