"""The same matter, looked for before a new one is registered: by number, by text, by the people who bring it."""

from dataclasses import dataclass

from huiyin.domain.reading.bigrams import query
from huiyin.domain.reading.normal import digest, normal
from huiyin.domain.reading.passages import passages
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Matter, Party
from huiyin.matters.queries.inbox import LIST_FIELDS
from huiyin.matters.queries.search import candidates
from huiyin.matters.record.identity import same_mark
from huiyin.matters.record.numbers import numbers_in
from huiyin.matters.record.search_index import simplify

SHOWN = 5
SHORTEST = 10  # characters; shorter texts are alike without being the same matter


@dataclass(frozen=True, slots=True)
class Candidate:
    """A matter that may be the same, and by what it was found: number, text, passage, people."""

    matter: Matter
    by: str


def same_matter(actor: StaffActor, *, text: str, name: str = "", contact: str = "") -> list[Candidate]:
    """At most five candidates within what the actor may see; shows matters, never a person's history or a count."""
    found: dict[int, str] = {}
    for number in numbers_in(text)[:SHOWN]:
        found.update(
            dict.fromkeys(Matter.objects.filter(number=number).values_list("id", flat=True), "number")
        )
    for matter_id in _by_text(text):
        found.setdefault(matter_id, "text")
    for matter_id in _by_passage(text):
        found.setdefault(matter_id, "passage")
    for matter_id in _by_people(name, contact):
        found.setdefault(matter_id, "people")
    order = list(found)
    rows = (
        gate.visible(actor)
        .filter(pk__in=order[:60])
        .select_related("holder")
        .only(*LIST_FIELDS, "holder__name")
    )
    ranked = sorted(rows, key=lambda m: order.index(m.pk))[:SHOWN]
    return [Candidate(m, found[m.pk]) for m in ranked]


def _by_text(text: str) -> list[int]:
    if len(normal(text)) < SHORTEST:
        return []
    return list(
        Matter.objects.filter(text_digest=digest(text)).order_by("-id").values_list("id", flat=True)[:SHOWN]
    )


def _by_passage(text: str) -> list[int]:
    hits: dict[int, int] = {}
    for passage in passages(text):
        for matter_id in candidates(query(passage, simplify).tokens, 20):
            hits[matter_id] = hits.get(matter_id, 0) + 1
    return sorted(hits, key=lambda m: (-hits[m], -m))[:SHOWN]


def _by_people(name: str, contact: str) -> list[int]:
    mark = same_mark(name, contact)
    if not mark:
        return []
    return list(
        Party.objects.filter(same_as=mark).order_by("-matter_id").values_list("matter_id", flat=True)[:SHOWN]
    )
