"""How many people the comings-in were (人次), as each said of itself."""

from huiyin.services.analytics.measure import Kind, Measure

MEASURE = Measure(
    name="people_in_items",
    table="items",
    kind=Kind.COUNT,
    by=("month", "year", "channel", "field", "category", "place", "level", "office"),
    amount=lambda t, last: t.people,
    unit="heads",
)
