"""Of the comings-in, those that were not the first of their matter: somebody had to come again."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="came_again",
    table="items",
    kind=Kind.SHARE,
    by=("month", "year", "channel", "field", "category", "place", "office"),
    met=lambda t, last: ~t.first,
    unit="items",
)
