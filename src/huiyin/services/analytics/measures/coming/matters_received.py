"""Matters received: each matter once, on the day it came in."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="matters_received",
    table="matters",
    kind=Kind.COUNT,
    by=("month", "year", "channel", "kind", "field", "category", "place", "level", "unit", "office"),
)
