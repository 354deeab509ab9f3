"""What pages show of the offices' own files: screenings, checks before decisions, inspections, and what a unit owes in them."""
