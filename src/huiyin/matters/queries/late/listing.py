"""The list of everything late, across lanes, paged by key to the very last row: the oldest first, or by what is at stake."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from heapq import merge
from typing import Any

from django.db.models import Q

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters.queries.late.bands import band
from huiyin.matters.queries.late.lanes import (
    CLOCK,
    DISPUTED,
    KINDS,
    MEASURE,
    PROMISE,
    PROPOSAL,
    UNSOLVED,
    Lane,
    Looked,
    at_stake,
    chosen,
    looked,
    stake_of,
    stakes,
)
from huiyin.matters.queries.late.words import Words, words_beside

LARGEST = 2**63 - 1
MATTER_FIELDS = ("matter__number", "matter__title", "matter__holder_id", "matter__stage", "matter__channel")
FIELDS: dict[str, tuple[str, ...]] = {
    CLOCK: ("limit", "due_at"),
    PROMISE: ("text",),
    DISPUTED: ("text", "evidence", "said", "said_on", "said_words", "said_by", "disputed_on"),
    MEASURE: ("kind", "words"),
    UNSOLVED: ("said", "words", "claimed", "by"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: one unit, kinds of lateness, a band of age; by days, or by what is at stake."""

    unit: int | None = None
    kind: str = ""
    band: str = ""
    by_stake: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing an office is late with: what, whose, since which day, and both words where they differ."""

    kind: str
    matter_id: int
    no: int
    number: str
    title: str
    unit_id: int
    since: date
    what: str  # a limit's name, or the words of a promise, a measure, a proposal
    stake: str
    stage: str
    due_at: datetime | None
    words: Words | None


@dataclass(frozen=True, slots=True)
class Late:
    """One page, and the key from which the next goes on (empty on the last)."""

    things: list[Thing]
    after: str


@dataclass(frozen=True, order=True, slots=True)
class Key:
    """Where a row stands in the order: what is at stake (0 where one does not order by it), day, lane, matter, number."""

    rank: int
    since: date
    place: int
    matter_id: int
    no: int

    @property
    def text(self) -> str:
        """As it travels in an address."""
        return f"{self.rank}~{self.since.isoformat()}~{self.place}~{self.matter_id}~{self.no}"


def key_of(text: str) -> Key | None:
    """The key in an address; None for none. Raises ValueError for what is no key."""
    if not text:
        return None
    rank, since, place, matter_id, no = text.split("~")
    found = Key(int(rank), date.fromisoformat(since), int(place), int(matter_id), int(no))
    if not (0 <= found.matter_id <= LARGEST and 0 <= found.no <= LARGEST):
        raise ValueError("no row has such a key")
    return found


def late(actor: StaffActor, asked: Asked, *, at: datetime, size: int, after: str = "") -> Late:
    """One page of what is late among all the actor may know of. Raises ValueError for a key that is none."""
    look, start = looked(actor, at), key_of(after)
    found: list[tuple[Key, Lane, Any]] = []
    codes = stakes(look.law) if asked.by_stake else ("",)
    for rank, code in enumerate(codes):
        if start is not None and rank < start.rank:
            continue
        key = start if start is not None and start.rank == rank else None
        parts = [
            _lane(look, asked, lane, place, (rank, code), key, size + 1 - len(found))
            for place, lane in chosen((asked.kind,) if asked.kind else KINDS)
        ]
        for one in merge(*parts, key=lambda entry: entry[0]):
            found.append(one)
            if len(found) > size:
                break
        if len(found) > size:
            break
    more = len(found) > size
    shown = found[:size]
    return Late(_things(shown, look), shown[-1][0].text if more else "")


def _lane(
    look: Looked, asked: Asked, lane: Lane, place: int, at: tuple[int, str], start: Key | None, size: int
) -> Iterator[tuple[Key, Lane, Any]]:
    """The next rows of one lane, in its own order: one query, and none where nothing of it can be meant."""
    rank, code = at
    rows = lane.rows(look)
    if asked.by_stake:
        of_stake = at_stake(lane, code, look.law)
        if of_stake is None:
            return
        rows = rows.filter(of_stake)
    if asked.unit is not None:
        rows = rows.filter(lane.of_unit(asked.unit))
    if (age := band(asked.band)) is not None:
        rows = rows.filter(age.dates(lane.since, look.today))
    if start is not None:
        rows = rows.filter(_beyond(lane, place, start))
    order = (lane.since, "matter_id", "no")
    if lane.kind == PROPOSAL:
        rows = rows.only("matter_id", "no", "rule", "owner_id", lane.since)
    else:
        rows = rows.select_related("matter").only(lane.since, *FIELDS[lane.kind], "unit_id", *MATTER_FIELDS)
    for row in rows.annotate(owing=lane.owes).order_by(*order)[:size]:
        yield Key(rank, getattr(row, lane.since), place, row.matter_id, row.no), lane, row


def _beyond(lane: Lane, place: int, key: Key) -> Q:
    """Rows of the lane that stand after the key."""
    day = lane.since
    later = Q(**{f"{day}__gt": key.since})
    if place < key.place:
        return later
    from_day = Q(**{f"{day}__gte": key.since})
    if place > key.place:
        return from_day
    return from_day & (later | Q(matter_id__gt=key.matter_id) | Q(matter_id=key.matter_id, no__gt=key.no))


def _things(found: list[tuple[Key, Lane, Any]], look: Looked) -> list[Thing]:
    beside = words_beside([(lane.kind, row) for _, lane, row in found])
    return [
        _thing(key, lane, row, look, beside.get((lane.kind, row.matter_id, row.no)))
        for key, lane, row in found
    ]


def _thing(key: Key, lane: Lane, row: Any, look: Looked, words: Words | None) -> Thing:
    named = lane.kind != PROPOSAL
    what = {CLOCK: "limit", MEASURE: "kind", PROPOSAL: "rule", UNSOLVED: "said"}.get(lane.kind, "text")
    return Thing(
        kind=lane.kind,
        matter_id=row.matter_id,
        no=row.no,
        number=row.matter.number if named else "",
        title=row.matter.title if named else row.rule,
        unit_id=row.owing,
        since=key.since,
        what=getattr(row, what),
        stake=stake_of(lane.kind, row, look.law),
        stage=row.matter.stage if named else "",
        due_at=row.due_at if lane.kind == CLOCK else None,
        words=words,
    )
