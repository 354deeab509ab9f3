"""Search in the reader's own rows: number, words of two characters and more, by bigrams with a recheck (text.md)."""

from django.db import connection
from django.db.models import QuerySet

from huiyin.domain.reading.bigrams import query_tokens, recheck
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Matter
from huiyin.matters.queries.inbox import LIST_FIELDS

CANDIDATES = 400  # newest candidates looked at; the screen says when there were more


def search(actor: StaffActor, words: str, *, size: int = 30) -> tuple[list[Matter], bool]:
    """Matters whose text holds all the words, newest first, and whether there may be more than shown."""
    rows = gate.visible(actor)
    exact = list(_listed(rows.filter(number=words.strip().upper())))
    if exact:
        return exact, False
    terms = words.split()[:8]
    tokens = sorted({t for term in terms for t in query_tokens(term)})
    if not tokens:
        return [], False
    ids = candidates(tokens, CANDIDATES)
    found = [m for m in _listed(rows.filter(pk__in=ids)) if recheck(f"{m.number} {m.title} {m.body} {m.place} {m.claim_text}", terms)]
    return found[:size], len(found) > size or len(ids) == CANDIDATES


def candidates(tokens: list[str], limit: int) -> list[int]:
    """Ids of the newest matters that hold every token."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            match = " ".join('"' + t.replace('"', '""') + '"' for t in tokens)
            cursor.execute(
                "SELECT rowid FROM matter_grams WHERE matter_grams MATCH %s ORDER BY rowid DESC LIMIT %s", [match, limit]
            )
        else:
            cursor.execute(
                "WITH hit AS MATERIALIZED (SELECT matter_id FROM matter_grams WHERE grams @> %s) "
                "SELECT matter_id FROM hit ORDER BY matter_id DESC LIMIT %s",
                [tokens, limit],
            )
        return [row[0] for row in cursor.fetchall()]


def _listed(rows: QuerySet[Matter]) -> list[Matter]:
    from huiyin.matters.models import Claim

    found = list(rows.select_related("holder").only(*LIST_FIELDS, "body", "holder__name", "holder__kind").order_by("-id"))
    claims: dict[int, list[str]] = {}
    for matter_id, text in Claim.objects.filter(matter_id__in=[m.pk for m in found]).values_list("matter_id", "text"):
        claims.setdefault(matter_id, []).append(text)
    for matter in found:
        matter.claim_text = " ".join(claims.get(matter.pk, []))  # type: ignore[attr-defined]
    return found
