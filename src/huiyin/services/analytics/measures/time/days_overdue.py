"""Of the duties done too late: by how many days."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="days_overdue",
    table="clocks",
    kind=Kind.MEDIAN,
    by=("month", "year", "limit", "channel", "field", "category", "place", "unit", "office"),
    day="ended",
    rows=lambda t, last: t.duty & (t.late > 0),
    amount=lambda t, last: t.late,
    edges=(5, 15, 30, 60),
    unit="days",
)
