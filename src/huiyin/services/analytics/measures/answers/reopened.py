"""Of the matters answered, those reopened later."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="reopened",
    table="matters",
    kind=Kind.SHARE,
    by=("month", "year", "channel", "field", "category", "place", "unit", "office"),
    day="answered",
    met=lambda t, last: t.reopened,
)
