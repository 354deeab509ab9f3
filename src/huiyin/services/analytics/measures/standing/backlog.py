"""Matters open on the last day of the period."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="backlog",
    table="matters",
    kind=Kind.COUNT,
    by=("channel", "kind", "field", "category", "place", "unit", "office"),
    day="",
    rows=lambda t, last: (t.day <= last) & (t.closed.isnull() | (t.closed > last)),
)
