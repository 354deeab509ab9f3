"""Which matters have which marks, or one text: a short look into one index for each mark, at any size of archive."""

import json
from collections.abc import Sequence

from django.db import connection

from huiyin.domain.reading.alike.finding import COMMON

# the same question twice: SQLite has no lateral join, so it is asked for the place of the last one first
SQLITE = (
    "SELECT asked.value, held.matter_id FROM json_each(%s) AS asked JOIN matter_mark AS held "
    "ON held.mark = asked.value AND held.matter_id < %s AND held.matter_id >= coalesce("
    "(SELECT matter_id FROM matter_mark WHERE mark = asked.value AND matter_id < %s "
    "ORDER BY matter_id DESC LIMIT 1 OFFSET %s), 0)"
)
POSTGRESQL = (
    "SELECT asked.mark, held.matter_id FROM unnest(%s::bigint[]) AS asked(mark), LATERAL "
    "(SELECT matter_id FROM matter_mark WHERE mark = asked.mark AND matter_id < %s ORDER BY matter_id DESC LIMIT %s) AS held"
)
SAME_TEXT = "SELECT id FROM matter WHERE text_digest = %s ORDER BY id DESC LIMIT %s"
LAST = 2**63 - 1


def holding(marks: Sequence[int], *, before: int = LAST) -> dict[int, list[int]]:
    """For each mark the newest matters that have it, of those with ids below `before`; at most COMMON for each."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(SQLITE, [json.dumps(marks), before, before, COMMON - 1])
        else:
            cursor.execute(POSTGRESQL, [list(marks), before, COMMON])
        found: dict[int, list[int]] = {}
        for mark, matter_id in cursor.fetchall():
            found.setdefault(mark, []).append(matter_id)
    return {mark: sorted(ids, reverse=True) for mark, ids in found.items()}


def of_digest(digest: str, most: int) -> list[int]:
    """The newest matters whose text has this digest; whom they may be shown to is for the gate to say."""
    with connection.cursor() as cursor:
        cursor.execute(SAME_TEXT, [digest, most])
        return [row[0] for row in cursor.fetchall()]
