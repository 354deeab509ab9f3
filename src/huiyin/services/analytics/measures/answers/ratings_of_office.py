"""What people thought of the letters office; with non-response beside it."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="ratings_of_office",
    table="ratings",
    kind=Kind.COUNT,
    by=("month", "year", "of_office", "channel", "field", "category", "place", "office"),
    rows=lambda t, last: t.of_office != "",
    unit="ratings",
)
