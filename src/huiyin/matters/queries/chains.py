"""The ledger held against the case files: every chain, its head, and what each event says, block by block."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction

from huiyin.foundation.ledger.append import Head
from huiyin.foundation.ledger.verify import BLOCK, Fault, Row, chain_faults, orphans, read
from huiyin.matters.models import Event, Matter
from huiyin.matters.record.writing import content_digest

EVENT = [
    "matter_id",
    "no",
    "act",
    "at",
    "actor",
    "unit_id",
    "stage_before",
    "stage_after",
    "articles",
    "public",
    "inner",
]


class Chain(NamedTuple):
    """A matter's chain as the matter itself keeps it."""

    matter_id: int
    number: str
    head: Head


@dataclass(slots=True)
class Examined:
    """How much was read so far, and the number of each matter in which something is wrong."""

    chains: int = 0
    entries: int = 0
    numbers: dict[int, str] = field(default_factory=dict)


def heads() -> Iterator[tuple[int, Head]]:
    """The id and the head of every matter's chain, in ascending order of id."""
    for block in _blocks():
        for chain in block:
            yield chain.matter_id, chain.head


def examine(examined: Examined) -> Iterator[Fault]:
    """Everything that is wrong, in the order of the matters.

    Work goes on meanwhile: what looks wrong is looked at again with the matter locked, and only told if it stays so.
    """
    after = 0
    for block in _blocks():
        last = block[-1].matter_id
        entries, events = read(after, last), _events(after, last)
        for chain in block:
            rows = entries.pop(chain.matter_id, [])
            examined.chains, examined.entries = examined.chains + 1, examined.entries + len(rows)
            if next(_faults(chain, rows, events.get(chain.matter_id, [])), None):
                yield from _again(chain.matter_id, examined)
        yield from _still_orphans(entries)
        after = last
    yield from _still_orphans(read(after))


def chain_of(number: str) -> tuple[list[Row], list[Fault]] | None:
    """The entries of the matter with this number and what is wrong with them; None when there is no such matter."""
    matter_id = Matter.objects.filter(number=number).values_list("id", flat=True).first()
    if matter_id is None:
        return None
    return read(matter_id - 1, matter_id).get(matter_id, []), list(_again(matter_id, Examined()))


def _blocks() -> Iterator[list[Chain]]:
    after = 0
    while True:
        rows = Matter.objects.filter(pk__gt=after).order_by("id")
        found = rows.values_list("id", "number", "ledger_length", "ledger_head")[:BLOCK]
        block = [Chain(matter_id, number, Head(length, head)) for matter_id, number, length, head in found]
        if not block:
            return
        yield block
        after = block[-1].matter_id


def _events(after: int, upto: int) -> dict[int, list[Event]]:
    found: dict[int, list[Event]] = {}
    rows = Event.objects.filter(matter_id__gt=after, matter_id__lte=upto).order_by("matter_id", "no")
    for values in rows.values_list(*EVENT):
        event = Event(**dict(zip(EVENT, values, strict=True)))
        found.setdefault(event.matter_id, []).append(event)
    return found


def _again(matter_id: int, examined: Examined) -> Iterator[Fault]:
    with transaction.atomic():
        matter = (
            Matter.objects.select_for_update()
            .only("number", "ledger_length", "ledger_head")
            .get(pk=matter_id)
        )
        chain = Chain(matter_id, matter.number, Head(matter.ledger_length, matter.ledger_head))
        entries = read(matter_id - 1, matter_id).get(matter_id, [])
        found = list(_faults(chain, entries, _events(matter_id - 1, matter_id).get(matter_id, [])))
    examined.numbers[matter_id] = chain.number
    yield from found


def _still_orphans(entries: dict[int, list[Row]]) -> Iterator[Fault]:
    known = (
        set(Matter.objects.filter(pk__in=list(entries)).values_list("pk", flat=True)) if entries else set()
    )
    yield from orphans({chain: rows for chain, rows in entries.items() if chain not in known})


def _faults(chain: Chain, rows: list[Row], events: list[Event]) -> Iterator[Fault]:
    yield from chain_faults(chain.matter_id, chain.head, rows)
    by_no = {event.no: event for event in events}
    for row in rows:
        body = json.loads(row.body)
        event = by_no.pop(body["event"], None)
        if event is None:
            yield Fault(
                row.chain, row.seq, "event removed", "the case file no longer holds the event", row.act
            )
        elif wrong := _differs(event, row, body):
            detail = f"the case file says something else than was written: {wrong}"
            yield Fault(row.chain, row.seq, "event changed", detail, row.act)
    for event in by_no.values():
        yield Fault(chain.matter_id, 0, "event added", f"event {event.no} has no entry", event.act)


def _differs(event: Event, row: Row, body: dict[str, Any]) -> str:
    """The names of what an event says differently from its entry."""
    pairs: dict[str, tuple[Any, Any]] = {
        "act": (event.act, row.act),
        "time": (_moment(event.at), _moment(row.at)),
        "actor": (event.actor, row.actor),
        "unit": (event.unit_id, body["unit"]),
        "stage": ([event.stage_before, event.stage_after], body["stage"]),
        "articles": (event.articles, body["articles"]),
        "content": (content_digest(event), body["content"]),
    }
    return ", ".join(name for name, (now, then) in pairs.items() if now != then)


def _moment(at: datetime) -> float:
    return at.timestamp()
