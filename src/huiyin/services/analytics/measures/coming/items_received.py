"""Comings-in (件次): every letter, call, visit and filing, also the later ones of one matter."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="items_received",
    table="items",
    kind=Kind.COUNT,
    by=("month", "year", "channel", "field", "category", "place", "level", "office"),
    unit="items",
)
