"""What follows in the offices' own files: units asked, returns given, inspections held, and days that come near or pass."""
