"""Days in each stage, of the stages left in the period."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="days_in_stage",
    table="steps",
    kind=Kind.MEDIAN,
    by=("month", "year", "stage", "channel", "field", "category", "place", "unit", "office"),
    day="left",
    amount=lambda t, last: t.days,
    edges=(1, 5, 15, 30, 60),
    unit="days",
)
