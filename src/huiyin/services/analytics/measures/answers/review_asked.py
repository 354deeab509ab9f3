"""Of the matters answered, those whose person asked for a review."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="review_asked",
    table="matters",
    kind=Kind.SHARE,
    by=("month", "year", "channel", "field", "category", "place", "unit", "office"),
    day="answered",
    met=lambda t, last: t.reviewed,
)
