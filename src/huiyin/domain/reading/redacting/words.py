"""The words that names and addresses are made of, read once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Words:
    """Everything of words.yaml, as patterns need it: alternatives with the longest first."""

    surname: str
    plain_surname: str  # without those that are mostly parts of other words
    surname_parts: str  # with a blank in the middle of a compound one, as scanners read it
    doubtful: frozenset[str]  # those surnames
    given: frozenset[str]
    given_class: str
    surnames: frozenset[str]
    titles: str
    leads: str
    before: str
    after: str
    around: tuple[str, str]  # what may stand before and behind a name that stands between both
    firm: frozenset[str]  # compound surnames that are no words
    firm_compounds: str  # the same, as a pattern
    never: frozenset[str]
    free: str  # any character but those
    sounds: str
    no_latin: frozenset[str]
    not_names: frozenset[str]
    tails: frozenset[str]
    roads: str
    places: str
    numbers: str
    inner: str
    buildings: str
    villages: str
    groups: str
    farms: str
    provinces: str
    plates: str


_OF_PLACES = ("roads", "places", "numbers", "inner", "buildings", "villages", "groups", "farms", "provinces")


@cache
def words() -> Words:
    """The words of the file beside this module."""
    read = read_words("words.yaml")
    single = "".join(read["surnames"].split())
    rare = "".join(ch for ch in single if ch not in read["ambiguous"])
    parted = either(["[ \u3000]".join(one) for one in read["compound_surnames"]])
    firm = frozenset(read["compound_surnames"]) - frozenset(read["compound_words"])
    return Words(
        surname=f"(?:{either(read['compound_surnames'])}|[{single}])",
        plain_surname=f"(?:{either(read['compound_surnames'])}|[{rare}])",
        surname_parts=f"(?:{parted}|[{single}])",
        doubtful=frozenset(read["ambiguous"]),
        given=frozenset("".join(read["given"].split())),
        given_class=f"[{''.join(read['given'].split())}]",
        surnames=frozenset([*single, *read["compound_surnames"]]),
        **{name: either(read[name]) for name in ("titles", "leads", "before", "after")},
        around=(
            either([*read["before"], *read["before_more"]]),
            either([*read["after"], *read["after_more"]]),
        ),
        firm=firm,
        firm_compounds=either(firm),
        never=frozenset(read["never"]),
        free=f"(?:(?![{read['never']}])[㐀-鿿])",
        sounds=f"[{''.join(sorted(set(''.join(read['sounds'].split()))))}]",
        no_latin=frozenset(read["no_latin"].split()),
        not_names=frozenset(read["not_names"]),
        tails=frozenset(read["tails"]),
        **{name: either(read[name]) for name in _OF_PLACES},
        plates=read["plates"],
    )


@cache
def read_words(name: str) -> dict[str, Any]:
    """What a file beside this module holds."""
    read: dict[str, Any] = yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
    return read


def either(found: Iterable[str]) -> str:
    """Alternatives of a pattern, the longest first."""
    return "|".join(sorted(set(found), key=lambda one: (-len(one), one)))
