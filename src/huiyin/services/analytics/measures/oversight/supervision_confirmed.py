"""Of the lapses found, those confirmed and pressed for."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="supervision_confirmed",
    table="supervisions",
    kind=Kind.SHARE,
    by=("month", "year", "trigger", "field", "category", "place", "unit", "office"),
    rows=lambda t, last: t.state != "found",
    met=lambda t, last: t.confirmed.notnull(),
    unit="supervisions",
)
