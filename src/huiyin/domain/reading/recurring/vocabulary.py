"""The words this package needs about Chinese, as data beside it."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LETTER = r"[\u3400-\u9fffa-z0-9]"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Endings and bounds of names, the names of whole areas, and what a subject opens and ends with."""

    ending: re.Pattern[str]
    bound: re.Pattern[str]
    common: re.Pattern[str]
    area: re.Pattern[str]
    empty: frozenset[str]
    reach: int
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    public: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """Read once."""
    given: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))
    return Vocabulary(
        ending=re.compile(_any(given["endings"])),
        bound=re.compile(f".*(?:{_any(given['bounds'])}|{given['areas']})"),
        common=re.compile(f"(?:{_any(given['common'])})$"),
        area=re.compile(given["areas"]),
        empty=frozenset(given["empty"]),
        reach=int(given["reach"]),
        opening=re.compile(f"^(?:{_any(given['openings'])})+"),
        closing=re.compile(f"(?:{_any(given['closings'])})+$"),
        public=tuple(given["public"]),
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
