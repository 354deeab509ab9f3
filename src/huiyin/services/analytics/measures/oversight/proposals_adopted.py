"""Of the proposals answered, those adopted, whole or in part."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="proposals_adopted",
    table="proposals",
    kind=Kind.SHARE,
    by=("month", "year", "proposal", "unit", "office"),
    day="answered",
    met=lambda t, last: t.state.isin(["adopted", "partly_adopted"]),
    unit="proposals",
)
