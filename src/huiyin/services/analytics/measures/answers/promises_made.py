"""Promises made: what offices said they would do, with a day."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="promises_made",
    table="promises",
    kind=Kind.COUNT,
    by=("month", "year", "channel", "field", "category", "place", "unit", "office"),
    unit="promises",
)
