"""The three kinds of proposals made (三项建议)."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="proposals_made",
    table="proposals",
    kind=Kind.COUNT,
    by=("month", "year", "proposal", "unit", "office"),
    unit="proposals",
)
