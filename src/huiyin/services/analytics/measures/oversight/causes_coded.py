"""Why matters arose, as the first reader coded it."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="causes_coded",
    table="causes",
    kind=Kind.COUNT,
    by=("month", "year", "cause", "field", "category", "place", "unit", "office"),
    rows=lambda t, last: t.reading == 1,
    unit="causes",
)
