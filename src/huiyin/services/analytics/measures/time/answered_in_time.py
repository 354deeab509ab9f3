"""Answered in time: of the matters whose time for an answer ran out, those decided by then."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="answered_in_time",
    table="matters",
    kind=Kind.SHARE,
    by=("month", "year", "channel", "field", "category", "place", "unit", "office"),
    day="due",
    rows=lambda t, last: t.decided.notnull() | ((t.due < last) & (t.closed.isnull() | (t.closed > t.due))),
    met=lambda t, last: t.decided.notnull() & (t.late <= 0),
)
