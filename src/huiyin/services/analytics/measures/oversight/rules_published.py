"""Changes of rules that were published, each traced to the proposal it came from."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="rules_published",
    table="proposals",
    kind=Kind.COUNT,
    by=("month", "year", "proposal", "unit", "office"),
    day="published",
    unit="proposals",
)
