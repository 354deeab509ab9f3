"""The packs: one folder for each regulation and year, data only."""
