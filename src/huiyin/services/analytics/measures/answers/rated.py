"""Of the matters answered, those whose person gave a rating: without it a rating says little."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="rated",
    table="matters",
    kind=Kind.SHARE,
    by=("month", "year", "channel", "field", "category", "place", "unit", "office"),
    day="answered",
    met=lambda t, last: t.rated,
)
