"""The words that names and addresses are made of, read once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Words:
    """Everything of words.yaml, as patterns need it: alternatives with the longest first."""

    surname: str
    plain_surname: str  # without those that are mostly parts of other words
    surname_parts: str  # with a blank in the middle of a compound one, as scanners read it
    given: str
    surnames: frozenset[str]
    titles: str
    leads: str
    before: str
    after: str
    not_names: frozenset[str]
    tails: frozenset[str]
    roads: str
    places: str
    numbers: str
    plates: str


@cache
def words() -> Words:
    """The words of the file beside this module."""
    read = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))
    single = "".join(read["surnames"].split())
    rare = "".join(ch for ch in single if ch not in read["ambiguous"])
    return Words(
        surname=f"(?:{_either(read['compound_surnames'])}|[{single}])",
        plain_surname=f"(?:{_either(read['compound_surnames'])}|[{rare}])",
        surname_parts=f"(?:{_either([' '.join(one) for one in read['compound_surnames']])}|[{single}])",
        given=f"[{''.join(read['given'].split())}]",
        surnames=frozenset([*single, *read["compound_surnames"]]),
        **{name: _either(read[name]) for name in ("titles", "leads", "before", "after")},
        not_names=frozenset(read["not_names"]),
        tails=frozenset(read["tails"]),
        **{name: _either(read[name]) for name in ("roads", "places", "numbers")},
        plates=read["plates"],
    )


def _either(found: list[str]) -> str:
    return "|".join(sorted(set(found), key=lambda one: (-len(one), one)))
