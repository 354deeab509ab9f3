"""Matters whose index has every word of a search, the newest first and in batches; their text must still be checked.

SQLite's index gives the newest first by itself. PostgreSQL's gathers every hit of the archive before it can tell which
are the newest: good for rare words, while frequent ones are found sooner by looking through the newest matters.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

ASKED = 400  # asked of the index first
MORE = 1_500  # and then
FIRST = 300  # newest matters that are looked through to learn how frequent the words are
WALKED = 6_000  # newest matters that are looked through in all: beyond, to gather every hit costs less
COUNTING = 1_500  # of them, for no more than to count what does not fit on the page
AMPLE = 1.3  # times as many are looked through as should hold what is wanted
BEYOND = 2**63 - 1  # greater than every id

SQLITE = (
    "SELECT rowid FROM matter_grams WHERE matter_grams MATCH %s AND rowid < %s ORDER BY rowid DESC LIMIT %s"
)
GATHERED = (
    "WITH hit AS MATERIALIZED (SELECT matter_id FROM matter_grams "
    "WHERE grams @> %s::text[] AND NOT grams && %s::text[] AND matter_id < %s) "
    "SELECT newest.matter_id FROM (SELECT matter_id FROM hit ORDER BY matter_id DESC) AS newest WHERE EXISTS "
    "(SELECT 1 FROM holding WHERE holding.matter_id = newest.matter_id AND unit_id = ANY(%s)) "
    "ORDER BY newest.matter_id DESC LIMIT %s"
)
EVERY = "SELECT matter_id FROM matter_grams WHERE matter_id < %(before)s ORDER BY matter_id DESC"
OF_ONE = (
    "SELECT DISTINCT matter_id FROM holding WHERE unit_id = %(unit)s AND matter_id < %(before)s "
    "ORDER BY matter_id DESC"
)
# "OFFSET 0" keeps PostgreSQL from gathering every hit of the index for a few hundred matters: it takes two words together
# to be a hundred times rarer than they are
NEWEST = (
    "SELECT ({rows} LIMIT 1 OFFSET %(window)s - 1), ARRAY(SELECT newest.matter_id FROM ({rows} LIMIT %(window)s) AS newest, "
    "LATERAL (SELECT grams FROM matter_grams WHERE matter_id = newest.matter_id OFFSET 0) AS held "
    "WHERE held.grams @> %(tokens)s::text[] AND NOT held.grams && %(barred)s::text[] ORDER BY newest.matter_id DESC)"
)


@dataclass(frozen=True, slots=True)
class Sought:
    """What the index is asked for: matters with all of `tokens` and none of `barred`, among those of `units`.

    Only PostgreSQL is told of the units, to spare reading what the gate would leave out: the gate has still to be asked.
    """

    tokens: Sequence[str]
    barred: Sequence[str]
    units: Collection[int]


def batches(sought: Sought, *, before: int | None, page: int, goal: int, most: int) -> Iterator[list[int]]:
    """Ids of matters in batches, `most` in all or a few more; an empty one tells that what follows costs more.

    `before` leaves out the matter of that id and all that are newer. `page` is how many are likely to fill a page, `goal`
    how many to count what is on no page yet.
    """
    if connection.vendor == "sqlite":
        yield from _asked(sought, before, most)
        return
    looked, found, window = 0, 0, FIRST
    while window:
        ids, before = _newest(sought, before, window)
        yield ids
        if before is None:
            return
        looked, found = looked + window, found + len(ids)
        window = _next(looked, found, page if found < page else goal)
        if not FIRST <= window <= COUNTING:
            yield []
    if looked < WALKED:
        yield from _asked(sought, before, most)
    else:  # frequent words, but not what else is asked for: few would not be enough
        yield _candidates(sought, before, most)


def _next(looked: int, found: int, wanted: int) -> int:
    """How many matters more are worth looking through one by one; 0 where the index had better be asked."""
    left = WALKED - looked
    if found >= wanted:  # not all of them were for the reader
        return min(COUNTING, left)
    enough = int(AMPLE * looked * (wanted - found) / found) if found else left + 1
    return max(enough, min(FIRST, left)) if enough <= left else 0


def _asked(sought: Sought, before: int | None, most: int) -> Iterator[list[int]]:
    """As the index gives them, few at first and at last as many as a page looks through; to ask again costs SQLite little."""
    for limit in (ASKED, MORE, most) if connection.vendor == "sqlite" else (ASKED, most):
        ids = _candidates(sought, before, limit)
        yield ids
        if len(ids) < limit:
            return
        before = ids[-1]


def _candidates(sought: Sought, before: int | None, limit: int) -> list[int]:
    tokens, barred = list(sought.tokens), list(sought.barred)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":  # tokens are letters and digits only
            match = " ".join(f'"{one}"' for one in tokens) + "".join(f' NOT "{one}"' for one in barred)
            cursor.execute(SQLITE, [match, before or BEYOND, limit])
        else:
            cursor.execute(GATHERED, [tokens, barred, before or BEYOND, list(sought.units), limit])
        return [row[0] for row in cursor.fetchall()]


def _newest(sought: Sought, before: int | None, window: int) -> tuple[list[int], int | None]:
    """Those among the newest matters on PostgreSQL, and how far it looked; None where that was the end."""
    asked: dict[str, Any] = {
        "unit": next(iter(sought.units), 0),
        "before": before or BEYOND,
        "window": window,
        "tokens": list(sought.tokens),
        "barred": list(sought.barred),
    }
    with connection.cursor() as cursor:
        cursor.execute(NEWEST.format(rows=OF_ONE if len(sought.units) == 1 else EVERY), asked)
        reached, ids = cursor.fetchone()
    return ids, reached
