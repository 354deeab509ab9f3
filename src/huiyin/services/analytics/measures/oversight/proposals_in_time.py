"""Of the proposals whose day for an answer came, those answered by then."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="proposals_in_time",
    table="proposals",
    kind=Kind.SHARE,
    by=("month", "year", "proposal", "unit", "office"),
    day="due",
    rows=lambda t, last: t.answered.notnull() | (t.due < last),
    met=lambda t, last: t.answered.notnull() & (t.answered <= t.due),
    unit="proposals",
)
