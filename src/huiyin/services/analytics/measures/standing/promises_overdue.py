"""Promises whose day had passed on the last day, and that were not kept."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="promises_overdue",
    table="promises",
    kind=Kind.COUNT,
    by=("channel", "kind", "field", "category", "place", "unit", "office"),
    day="",
    rows=lambda t, last: (t.day <= last) & (t.due < last) & (t.kept.isnull() | (t.kept > last) | t.disputed),
    unit="promises",
)
