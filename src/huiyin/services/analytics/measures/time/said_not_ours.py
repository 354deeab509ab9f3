"""Of the matters received, those that a unit said were not its own."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="said_not_ours",
    table="matters",
    kind=Kind.SHARE,
    by=("month", "year", "channel", "kind", "field", "category", "place", "level", "unit", "office"),
    met=lambda t, last: t.objected > 0,
)
