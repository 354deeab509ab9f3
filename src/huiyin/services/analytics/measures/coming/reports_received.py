"""Reports of wrongdoing received; for the public one number for the whole installation."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="reports_received",
    table="matters",
    kind=Kind.COUNT,
    by=("month", "year"),
    rows=lambda t, last: t.report,
    reports=True,
)
