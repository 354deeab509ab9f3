"""Visits of people who came together (批次), without exercises and what was called off."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="visits_received",
    table="visits",
    kind=Kind.COUNT,
    by=("month", "year", "form", "field", "category", "place", "unit", "office"),
    unit="visits",
)
