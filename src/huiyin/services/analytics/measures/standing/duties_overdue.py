"""Duties whose day had passed on the last day, and that were not done."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="duties_overdue",
    table="clocks",
    kind=Kind.COUNT,
    by=("limit", "channel", "field", "category", "place", "unit", "office"),
    day="",
    rows=lambda t, last: t.duty & (t.due < last) & (t.running | (t.ended > last)),
    unit="limits",
)
