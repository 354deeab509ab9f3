"""Writing the text index: bigrams in contentless FTS5 on SQLite, a GIN array on PostgreSQL (text.md)."""

from functools import cache

import opencc
from django.db import connection

from huiyin.domain.reading.bigrams import index_tokens


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


def simplify(text: str) -> str:
    """Traditional to simplified characters, so that either script finds the other."""
    return _converter().convert(text)  # type: ignore[no-any-return]


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
