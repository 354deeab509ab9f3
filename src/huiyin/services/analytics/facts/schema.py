"""The tables of facts and the type of each column: units, days, codes and counts; nothing that names or numbers a person."""

from types import MappingProxyType

# What every table says of the matter a row belongs to, so that no question needs a join.
ABOUT = {
    "matter": "int64",
    "office": "int32",  # the unit that sees to it
    "unit": "int32",  # the unit whose work the row is about
    "kind": "string",
    "channel": "string",
    "field": "string",  # first level of the category
    "category": "string",
    "place": "int32",  # the township the problem lies in, by its unit; 0 where none is known
    "level": "string",  # here, above, elsewhere: through which office it came
    "report": "bool",  # confidential; left out for whoever may not count reports
    "against": "string",  # units complained of, as |7|12|; empty for nobody
}

_COLUMNS: dict[str, dict[str, str]] = {
    "matters": {
        "day": "date32",  # received
        "stage": "string",
        "open": "bool",
        "people": "int32",
        "answered": "date32",  # the person has the written answer
        "took": "int32",  # days from receipt to it
        "decided": "date32",
        "closed": "date32",  # the day nobody owed anything any more
        "due": "date32",  # last day of the time for an answer, as prolonged
        "late": "int32",  # days the decision came after it; below nought: before
        "bounces": "int16",
        "objected": "int16",  # how often a unit said it was not theirs
        "reopened": "bool",
        "again": "bool",  # the same matter as another one
        "rated": "bool",
        "reviewed": "bool",  # a review was asked for
    },
    "items": {"day": "date32", "people": "int32", "first": "bool"},
    "visits": {"day": "date32", "people": "int32", "form": "string"},
    "stays": {
        "day": "date32",  # came to the desk
        "left": "date32",
        "hours": "int32",  # on the desk; empty while it lies there
        "nobody": "int32",  # hours until somebody took it up; empty while nobody has
        "nth": "int16",
        "how": "string",
    },
    "steps": {"day": "date32", "left": "date32", "stage": "string", "days": "int32"},
    "clocks": {
        "day": "date32",  # began
        "limit": "string",
        "role": "string",
        "duty": "bool",  # the unit can be late with it
        "due": "date32",
        "ended": "date32",
        "running": "bool",
        "late": "int32",  # days the end came after the last day; empty while it runs
    },
    "promises": {
        "day": "date32",  # made
        "due": "date32",
        "kept": "date32",
        "late": "int32",
        "said": "string",
        "disputed": "bool",
        "own": "bool",  # in an office's own file
    },
    "reviews": {
        "day": "date32",  # asked for
        "organ": "int32",
        "stage": "string",  # level of the review: 1, 2
        "state": "string",
        "outcome": "string",
        "decided": "date32",
    },
    "ratings": {"day": "date32", "of_office": "string", "of_unit": "string"},
    "supervisions": {
        "day": "date32",  # found
        "trigger": "string",
        "state": "string",
        "confirmed": "date32",
        "due": "date32",
        "answered": "date32",
        "ended": "date32",
    },
    "measures": {
        "day": "date32",
        "measure": "string",
        "by_unit": "int32",
        "due": "date32",
        "answered": "date32",
    },
    "proposals": {
        "day": "date32",
        "proposal": "string",
        "by_unit": "int32",
        "state": "string",
        "due": "date32",
        "answered": "date32",
        "published": "date32",
    },
    "causes": {"day": "date32", "cause": "string", "reading": "int16"},
    "checks": {"day": "date32", "state": "string", "said": "string", "solved": "bool"},
}
TABLES = MappingProxyType(
    {name: MappingProxyType({**ABOUT, **columns}) for name, columns in _COLUMNS.items()}
)
