"""Facts: what the record says of the work of offices, as typed tables in files, with nobody's identity in them."""
