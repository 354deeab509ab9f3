"""Heads of the visits (人次), as counted at the door."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="visit_heads",
    table="visits",
    kind=Kind.COUNT,
    by=("month", "year", "form", "field", "category", "place", "unit", "office"),
    amount=lambda t, last: t.people,
    unit="heads",
)
