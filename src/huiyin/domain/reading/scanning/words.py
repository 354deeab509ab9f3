"""The words by which the parts of a letter are known, read once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns made of words.yaml."""

    numbering: re.Pattern[str]
    name: re.Pattern[str]
    phone: re.Pattern[str]
    address: re.Pattern[str]
    office: re.Pattern[str]
    asking: re.Pattern[str]
    date: re.Pattern[str]
    signature: re.Pattern[str]
    beginning: re.Pattern[str]  # of a line that stands by itself, whatever stands before it
    digits: dict[str, int]


@cache
def words() -> Words:
    """What the file beside this module says."""
    read = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))
    digit = "".join(read["digits"])
    labels = _either([*read["name"], *read["address"], *read["phone"], *read["other"]])
    number = rf"[0-9]{{1,2}}|[{digit}十]{{1,3}}"
    date = rf"(?P<year>(?:19|20)[0-9]{{2}}|[{digit}]{{4}})\s*[年./-]\s*(?P<month>{number})\s*[月./-]\s*(?P<day>{number})(?:\s*[日号])?"
    unnamed = re.sub(r"\(\?P<\w+>", "(?:", date)
    return Words(
        numbering=re.compile(read["numbering"]),
        name=re.compile(rf"(?:{_either(read['name'])})\s*[:：;；]\s*(?P<value>[㐀-鿿·]{{2,8}})"),
        phone=re.compile(
            r"(?<![0-9])(?P<value>1[3-9][0-9][\s-]?[0-9]{4}[\s-]?[0-9]{4}|0[0-9]{2,3}[\s-]?[0-9]{7,8})(?![0-9])"
        ),
        address=re.compile(rf"(?:{_either(read['address'])})\s*[:：;；]\s*(?P<value>[^\n。；;]{{4,120}})"),
        office=re.compile(
            rf"^\s*(?:{_either(read['dear'])})?(?P<value>[㐀-鿿（）()]{{0,24}}?(?:{_either(read['office'])})[㐀-鿿]{{0,6}}?)\s*[:：]\s*$",
            re.MULTILINE,
        ),
        asking=re.compile(_either(read["asking"])),
        date=re.compile(date),
        beginning=re.compile(rf"\s*(?:(?:{labels})\s*[:：]|{unnamed}\s*$)"),
        signature=re.compile(read["signature"]),
        digits={one: value for value, group in enumerate(read["numbers"]) for one in group},
    )


def _either(found: Iterable[str]) -> str:
    return "|".join(sorted(set(found), key=lambda one: (-len(one), one)))
