"""Which matters have which marks: a short look into one index for each mark, at any size of archive."""

from collections.abc import Sequence

from django.db import connection

from huiyin.domain.reading.alike.finding import COMMON

ONE = "SELECT matter_id FROM matter_mark WHERE mark = %s AND matter_id < %s ORDER BY matter_id DESC LIMIT %s"
EVERY = (
    "SELECT asked.mark, held.matter_id FROM unnest(%s::bigint[]) AS asked(mark), LATERAL "
    "(SELECT matter_id FROM matter_mark WHERE mark = asked.mark AND matter_id < %s ORDER BY matter_id DESC LIMIT %s) AS held"
)
LAST = 2**63 - 1


def holding(marks: Sequence[int], *, before: int = LAST) -> dict[int, list[int]]:
    """For each mark the newest matters that have it, of those with ids below `before`; at most COMMON for each."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return {mark: _one(cursor, mark, before) for mark in marks}
        cursor.execute(EVERY, [list(marks), before, COMMON])
        found: dict[int, list[int]] = {}
        for mark, matter_id in cursor.fetchall():
            found.setdefault(mark, []).append(matter_id)
    return {mark: sorted(ids, reverse=True) for mark, ids in found.items()}


def _one(cursor: object, mark: int, before: int) -> list[int]:
    cursor.execute(ONE, [mark, before, COMMON])  # type: ignore[attr-defined]
    return [row[0] for row in cursor.fetchall()]  # type: ignore[attr-defined]
