"""Lapses of offices that were found, by what they were."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="supervisions_found",
    table="supervisions",
    kind=Kind.COUNT,
    by=("month", "year", "trigger", "field", "category", "place", "unit", "office"),
    unit="supervisions",
)
