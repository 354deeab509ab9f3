"""Lapses of offices: what the record shows of them now, and how the supervision of one stands."""
