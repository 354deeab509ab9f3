"""Of the reviews decided, those that changed, quashed or sent back the answer."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="overturned",
    table="reviews",
    kind=Kind.SHARE,
    by=("month", "year", "stage", "outcome", "field", "category", "place", "unit", "office"),
    day="decided",
    rows=lambda t, last: t.outcome != "",
    met=lambda t, last: t.outcome.isin(["change", "quash", "redo"]),
    unit="reviews",
)
