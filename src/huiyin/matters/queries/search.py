"""Search in the reader's own rows: number, words of two characters and more, by bigrams with a recheck (text.md)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from huiyin.domain.reading.bigrams import Query, query
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Claim, Matter
from huiyin.matters.queries.inbox import for_list
from huiyin.matters.record.search_index import simplify

NEWEST = 3_000  # matters looked through first where a word may be frequent
CHUNK = 50  # candidates read and checked at a time
CANDIDATES = 400  # newest candidates looked at; the screen says when there were more


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: rows newest first, the query for highlighting, whether there may be more, whether it was too short."""

    rows: list[Matter]
    query: Query
    more: bool = False
    too_short: bool = False


def search(actor: StaffActor, words: str, *, size: int = 20) -> Found:
    """Matters whose text holds all the words, in what the actor may see."""
    rows, asked = gate.real(gate.visible(actor)), query(words, simplify)
    exact = _listed(rows.filter(number=words.strip().upper()))
    if exact:
        return Found(exact, asked)
    if not asked.tokens:
        return Found([], asked, too_short=True)
    ids = _newest(asked.tokens, size) or candidates(asked.tokens, CANDIDATES)
    found: list[int] = []
    for first in range(0, len(ids), CHUNK):  # mostly the first chunk fills the page
        found += _holding(rows.filter(pk__in=ids[first : first + CHUNK]), asked)
        if len(found) > size:
            break
    more = len(found) > size or len(ids) == CANDIDATES
    return Found(_listed(rows.filter(pk__in=found[:size])), asked, more=more)


def _newest(tokens: Sequence[str], size: int) -> list[int]:
    """On PostgreSQL, frequent words are found among the newest matters without gathering every hit of the archive."""
    if connection.vendor == "sqlite":
        return []  # its index gives the newest first by itself
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT matter_id FROM (SELECT matter_id, grams FROM matter_grams ORDER BY matter_id DESC LIMIT %s) AS newest "
            "WHERE grams @> %s::text[] LIMIT %s",
            [NEWEST, list(tokens), CANDIDATES],
        )
        ids = sorted((row[0] for row in cursor.fetchall()), reverse=True)
    return ids if len(ids) > size + 10 else []


def _holding(rows: QuerySet[Matter], asked: Query) -> list[int]:
    """Those whose text really holds the words, newest first."""
    texts = {
        row[0]: row[1:] for row in rows.order_by("-id").values_list("id", "number", "title", "body", "place")
    }
    claims: dict[int, list[str]] = {}
    for matter_id, text in Claim.objects.filter(matter_id__in=texts).values_list("matter_id", "text"):
        claims.setdefault(matter_id, []).append(text)
    whole = {pk: "\n".join((*words, *claims.get(pk, ()))) for pk, words in texts.items()}
    return [pk for pk, text in whole.items() if asked.holds(text, simplify)]


def candidates(tokens: Sequence[str], limit: int) -> list[int]:
    """Ids of the newest matters whose index holds every token; the text itself must still be checked."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            match = " ".join(f'"{t}"' for t in tokens)  # tokens are letters and digits only
            cursor.execute(
                "SELECT rowid FROM matter_grams WHERE matter_grams MATCH %s ORDER BY rowid DESC LIMIT %s",
                [match, limit],
            )
        else:
            cursor.execute(
                "WITH hit AS MATERIALIZED (SELECT matter_id FROM matter_grams WHERE grams @> %s::text[]) "
                "SELECT matter_id FROM hit ORDER BY matter_id DESC LIMIT %s",
                [list(tokens), limit],
            )
        return [row[0] for row in cursor.fetchall()]


def _listed(rows: QuerySet[Matter]) -> list[Matter]:
    return list(for_list(rows, "body").order_by("-id"))
