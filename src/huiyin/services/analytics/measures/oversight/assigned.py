"""Times a matter was assigned: how often it came to a unit's desk that way."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="assigned",
    table="stays",
    kind=Kind.COUNT,
    by=("month", "year", "channel", "field", "category", "unit", "office"),
    rows=lambda t, last: t.how == "assign",
    unit="stays",
)
