"""What people thought of the responsible unit; with non-response beside it."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="ratings_of_unit",
    table="ratings",
    kind=Kind.COUNT,
    by=("month", "year", "of_unit", "channel", "field", "category", "place", "unit", "office"),
    rows=lambda t, last: t.of_unit != "",
    unit="ratings",
)
