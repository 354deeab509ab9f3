"""Days from receipt to the written answer."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="days_to_answer",
    table="matters",
    kind=Kind.MEDIAN,
    by=("month", "year", "channel", "kind", "field", "category", "place", "unit", "office"),
    day="answered",
    amount=lambda t, last: t.took,
    edges=(15, 30, 60, 90),
    unit="days",
)
