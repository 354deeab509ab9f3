"""Writing the text index: bigrams in contentless FTS5 on SQLite, a GIN array on PostgreSQL (text.md); and marks of like texts."""

import re
from functools import cache

import opencc
from django.db import connection

from huiyin.domain.reading.alike.finding import asked
from huiyin.domain.reading.bigrams import index_tokens
from huiyin.matters.models import Claim, Item, Matter

_HALF = re.compile("[\ud800-\udfff]")

MARK = "INSERT INTO matter_mark (mark, matter_id) VALUES (%s, %s) ON CONFLICT DO NOTHING"


def put(matter_id: int, text: str) -> None:
    """Index a matter's text, replacing what was indexed before; in the act's own transaction."""
    tokens = index_tokens(text, simplify)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "INSERT OR REPLACE INTO matter_grams(rowid, grams) VALUES (%s, %s)",
                [matter_id, " ".join(tokens)],
            )
        else:
            cursor.execute(
                "INSERT INTO matter_grams(matter_id, grams) VALUES (%s, %s) "
                "ON CONFLICT (matter_id) DO UPDATE SET grams = EXCLUDED.grams",
                [matter_id, tokens],
            )


def renew(matter: Matter) -> None:
    """Index a matter anew, as it stands in memory, with its claims and its letters' texts as they are written.

    In the act's own transaction.
    """
    claims = Claim.objects.filter(matter_id=matter.pk).order_by("position").values_list("text", flat=True)
    letters = (
        Item.objects.filter(matter_id=matter.pk)
        .exclude(text="")
        .order_by("no")
        .values_list("text", flat=True)
    )
    said = (
        f"{matter.number} {matter.title} {matter.body} {' '.join(claims)} {matter.place} {' '.join(letters)}"
    )
    put(matter.pk, said.rstrip())


def put_marks(matter_id: int, body: str, title: str = "") -> None:
    """Keep the marks by which another text like this one is found, beside those of its other texts; again changes nothing."""
    marks = asked(body, simplify, title=title).every_mark
    if marks:
        with connection.cursor() as cursor:
            cursor.executemany(MARK, [(mark, matter_id) for mark in marks])


def simplify(text: str) -> str:
    """Traditional to simplified characters, so that either script finds the other; half a character becomes a mark."""
    try:
        return _converter().convert(text)  # type: ignore[no-any-return]
    except UnicodeEncodeError:
        return _converter().convert(_HALF.sub("\ufffd", text))  # type: ignore[no-any-return]


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
