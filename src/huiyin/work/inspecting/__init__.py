"""Inspection and guidance of offices: planned, files drawn, held by a checklist, put right, seen again."""
