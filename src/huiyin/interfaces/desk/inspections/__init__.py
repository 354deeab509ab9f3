"""Inspections at the desk: planned, held by a checklist, put right by the unit, seen again."""
