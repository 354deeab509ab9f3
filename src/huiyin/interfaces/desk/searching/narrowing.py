"""What a search is narrowed to: read from the address with doubt, and written into the next one."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from huiyin.interfaces.desk import categories
from huiyin.interfaces.desk.words import law
from huiyin.matters.queries.lookup.narrowed import Narrowed

LONGEST = 200
LONGEST_PLACE = 60
MOST_ID = 2**63 - 1


def words_of(query: QueryDict) -> str:
    """What was typed."""
    return _text(query, "q", LONGEST)


def narrowed_of(query: QueryDict) -> Narrowed:
    """The filters; what the law or the office does not know is taken as not asked, two days stand in their order."""
    kind, stage, category = (_text(query, name, 60) for name in ("kind", "stage", "category"))
    since, until = _day(query, "since"), _day(query, "until")
    if since and until and since > until:
        since, until = until, since
    return Narrowed(
        place=_text(query, "place", LONGEST_PLACE),
        kind=kind if kind in law().group("kinds") else "",
        stage=stage if stage in law().pack.stages else "",
        category=category if category in categories.every() else "",
        since=since,
        until=until,
    )


def before_of(query: QueryDict) -> int | None:
    """The key from which a page goes on; a key that is none begins anew."""
    typed = _text(query, "before", 19)
    key = int(typed) if typed.isascii() and typed.isdecimal() else 0
    return key if 0 < key <= MOST_ID else None


def address_of(words: str, narrowed: Narrowed, **more: object) -> str:
    """The query that asks for this; begins with a question mark."""
    asked = {"q": words, **asdict(narrowed), **more}
    return "?" + urlencode({name: value for name, value in asked.items() if value})


def _text(query: QueryDict, name: str, longest: int) -> str:
    return query.get(name, "").replace("\x00", "").strip()[:longest]


def _day(query: QueryDict, name: str) -> date | None:
    try:
        return date.fromisoformat(query.get(name, ""))
    except ValueError:
        return None
