"""Told in time: the person learned in time what becomes of the matter."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="told_in_time",
    table="clocks",
    kind=Kind.SHARE,
    by=("month", "year", "channel", "field", "category", "place", "unit", "office"),
    day="due",
    rows=lambda t, last: (t.role == "telling") & (t.ended.notnull() | (t.due < last)),
    met=lambda t, last: t.ended.notnull() & (t.late <= 0),
    unit="limits",
)
