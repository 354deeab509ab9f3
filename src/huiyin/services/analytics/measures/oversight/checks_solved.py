"""Of the closed matters whose person was asked, those the person says were solved."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="checks_solved",
    table="checks",
    kind=Kind.SHARE,
    by=("month", "year", "said", "field", "category", "place", "unit", "office"),
    rows=lambda t, last: t.said != "",
    met=lambda t, last: t.solved,
    unit="checks",
)
