"""Of the promises whose day came, those kept by then and not disputed by the person."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="promises_kept",
    table="promises",
    kind=Kind.SHARE,
    by=("month", "year", "channel", "field", "category", "place", "unit", "office"),
    day="due",
    rows=lambda t, last: t.kept.notnull() | (t.due < last),
    met=lambda t, last: t.kept.notnull() & (t.late <= 0) & ~t.disputed,
    unit="promises",
)
