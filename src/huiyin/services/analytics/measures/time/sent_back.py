"""Of the matters received, those that one unit sent back to another."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="sent_back",
    table="matters",
    kind=Kind.SHARE,
    by=("month", "year", "channel", "kind", "field", "category", "place", "level", "unit", "office"),
    met=lambda t, last: t.bounces > 0,
)
