"""How old the matters are that stand open on the last day."""

from huiyin.services.analytics.measure import Kind, Measure, days_since

MEASURE = Measure(
    name="backlog_age",
    table="matters",
    kind=Kind.MEDIAN,
    by=("channel", "kind", "field", "category", "place", "unit", "office"),
    day="",
    rows=lambda t, last: (t.day <= last) & (t.closed.isnull() | (t.closed > last)),
    amount=lambda t, last: days_since(t.day, last),
    edges=(30, 60, 90, 180, 365),
    unit="days",
)
