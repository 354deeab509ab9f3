"""Of the measures that asked for an answer by a day, those answered in time."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="measures_answered",
    table="measures",
    kind=Kind.SHARE,
    by=("month", "year", "measure", "field", "category", "place", "unit", "office"),
    day="due",
    rows=lambda t, last: t.answered.notnull() | (t.due < last),
    met=lambda t, last: t.answered.notnull() & (t.answered <= t.due),
    unit="measures",
)
