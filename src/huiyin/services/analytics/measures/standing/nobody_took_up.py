"""Matters lying on a desk that nobody there has taken up."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="nobody_took_up",
    table="stays",
    kind=Kind.COUNT,
    by=("channel", "field", "category", "place", "unit", "office"),
    day="",
    rows=lambda t, last: (t.day <= last) & t.nobody.isnull() & t.left.isnull(),
    unit="stays",
)
