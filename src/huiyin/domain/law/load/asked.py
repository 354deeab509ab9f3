"""Reading facts that came from outside: plain data with names, whole numbers, flags, texts and days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from huiyin.domain.law.days import read_day
from huiyin.domain.law.facts import Facts, Value, Vocabulary, unknown
from huiyin.domain.law.terms import LawError

_SHAPE = 'Give {"stage": ..., "values": {...}, "moments": {...}}'


def read_facts(data: object, known: Vocabulary) -> Facts:
    """Facts from plain data. Names of values and moments may also stand beside "stage", without the two groups.

    A null counts as not known. Raises LawError for whatever cannot be a fact, naming it.
    """
    if not isinstance(data, Mapping):
        raise LawError("The facts are not a mapping", f"they are {_short(data)}", _SHAPE)
    stage = data.get("stage")
    if not isinstance(stage, str):
        raise LawError(
            "The facts name no stage",
            f"'stage' is {_short(stage)}",
            f"Name one of: {', '.join(known.stages)}",
        )
    values: dict[str, Value] = {}
    moments: dict[str, date] = {}
    for name, given in _all(data):
        if given is None:
            continue
        if name in known.values:
            values[name] = _value(name, given)
        elif name in known.moments:
            moments[name] = _moment(name, given)
        else:
            raise unknown("fact", str(name), [*known.values, *known.moments])
    facts = Facts(stage, values, moments)
    known.check(facts)
    return facts


def _all(data: Mapping[object, object]) -> list[tuple[str, object]]:
    found: dict[str, object] = {str(name): given for name, given in data.items() if name not in _GROUPS}
    for group in ("values", "moments"):
        inside = data.get(group)
        if inside is None:
            continue
        if not isinstance(inside, Mapping):
            raise LawError(f"'{group}' is not a mapping", f"it is {_short(inside)}", _SHAPE)
        for name, given in inside.items():
            if name in found and found[str(name)] != given:
                raise LawError(f"Fact '{name}' is given twice", "the two differ", "Give it once")
            found[str(name)] = given
    return list(found.items())


_GROUPS = ("stage", "values", "moments")


def _value(name: str, given: object) -> Value:
    if isinstance(given, bool | int | str):
        return given
    if isinstance(given, list) and all(isinstance(one, str) for one in given):
        return tuple(given)
    raise LawError(
        f"Value '{name}' cannot be read",
        f"it is {_short(given)}",
        "Give a text, a whole number, or true or false",
    )


def _moment(name: str, given: object) -> date:
    if type(given) is date:
        return given
    if not isinstance(given, str):
        raise LawError(
            f"Moment '{name}' is not a date", f"it is {_short(given)}", 'Give a day as "YYYY-MM-DD"'
        )
    try:
        return read_day(given)
    except LawError as error:
        raise LawError(f"Moment '{name}': {error.what}", error.why, error.mend) from None


def _short(given: object) -> str:
    said = "nothing" if given is None else repr(given)
    return said if len(said) <= 60 else said[:57] + "..."
