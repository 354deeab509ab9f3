"""Of the matters received, those that proved to be the same as another one."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="matters_joined",
    table="matters",
    kind=Kind.SHARE,
    by=("month", "year", "channel", "field", "category", "place", "unit", "office"),
    met=lambda t, last: t.again,
)
