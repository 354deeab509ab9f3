"""Hours on a desk until anybody took the matter up: time no member of staff is charged with, and the office is."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="hours_nobody",
    table="stays",
    kind=Kind.MEDIAN,
    by=("month", "year", "channel", "field", "category", "place", "unit", "office"),
    amount=lambda t, last: t.nobody,
    edges=(24, 72, 168),
    unit="hours",
)
