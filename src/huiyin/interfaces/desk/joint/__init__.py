"""Joint matters at the desk: the list of those who signed, who speaks for them, the paper list and its spreadsheet."""
