"""Every duty with a day: the share done by its day, by limit."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="duties_in_time",
    table="clocks",
    kind=Kind.SHARE,
    by=("month", "year", "limit", "channel", "field", "category", "place", "unit", "office"),
    day="due",
    rows=lambda t, last: t.duty & (t.ended.notnull() | (t.due < last)),
    met=lambda t, last: t.ended.notnull() & (t.late <= 0),
    unit="limits",
)
