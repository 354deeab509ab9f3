"""The same matter, looked for before a new one is registered: by number, by its words, by the people who bring it."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet

from huiyin.domain.reading.alike.comparing import RESEND, Likeness, compare
from huiyin.domain.reading.alike.finding import Asked
from huiyin.domain.reading.alike.letters import letters
from huiyin.domain.reading.normal import digest
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Matter, Party
from huiyin.matters.queries.alike.finding import LONGEST, SHORTEST, Possible, held_against, possible, ready
from huiyin.matters.queries.alike.probing import of_digest
from huiyin.matters.queries.alike.texts import whole, written_down
from huiyin.matters.queries.inbox import LIST_FIELDS
from huiyin.matters.record.identity import same_mark
from huiyin.matters.record.numbers import numbers_in
from huiyin.matters.record.search_index import simplify

SHOWN = 5
RESENT = 200  # newest copies of one text that are looked through for those the actor may see


@dataclass(frozen=True, slots=True)
class Candidate:
    """A matter that may be the same, by what it was found (number, text, passage, people), all it says, and how that is alike."""

    matter: Matter
    by: str
    text: str
    likeness: Likeness | None = None


def same_matter(
    actor: StaffActor, *, text: str, name: str = "", contact: str = "", without: int = 0
) -> list[Candidate]:
    """At most five candidates within what the actor may see; shows matters, never a person's history or a count.

    The spans of a likeness are places in `text` and in the candidate's. `without` is a matter that is none of them.
    """
    wanted, seen = ready(text), gate.visible(actor)
    numbered, people = _numbered(text), _by_people(name, contact)
    resent, of = _by_words(seen, text, wanted, without)
    read = _read(seen, {*numbered, *resent, *people, *of.every} - {without})
    texts = written_down(read)
    bodies = {pk: m.body for pk, m in read.items() if pk in of.every and gate.is_real(m.stage, m.channel)}
    alikes = {one.key: one.likeness for one in held_against(wanted, of, bodies, texts)}
    found = dict.fromkeys(numbered, "number")
    for pk in resent:
        found.setdefault(pk, "text")
    for pk, like in alikes.items():
        found.setdefault(pk, "text" if like.how == RESEND else "passage")
    for pk in people:
        found.setdefault(pk, "people")
    shown = islice(((read[pk], by) for pk, by in found.items() if pk in read), SHOWN)
    return [
        Candidate(
            matter,
            by,
            whole(matter.body, texts.get(matter.pk, ())),
            alikes.get(matter.pk) or _likeness(wanted, matter),
        )
        for matter, by in shown
    ]


def _read(seen: "QuerySet[Matter]", asked: Collection[int]) -> dict[int, Matter]:
    """Those of them that the actor may see, as a list shows them and with their text; asked once, for asking costs most."""
    if not asked:
        return {}
    rows = seen.filter(pk__in=asked).select_related("holder").only(*LIST_FIELDS, "holder__name", "body")
    return {matter.pk: matter for matter in rows}


def _numbered(text: str) -> list[int]:
    """Matters whose number stands in the text."""
    numbers = numbers_in(text)[:SHOWN]
    return [pk for one in numbers for pk in Matter.objects.filter(number=one).values_list("id", flat=True)]


def _by_words(seen: "QuerySet[Matter]", text: str, wanted: Asked, without: int) -> tuple[list[int], Possible]:
    """The newest that hold the very text, and where these are not many, what may be alike it."""
    if len(wanted.letters.said) < SHORTEST:
        return [], Possible()
    same = of_digest(digest(text), RESENT)
    if len(same) > SHOWN:
        same = [pk for pk in same if pk != without]
        same = list(seen.filter(pk__in=same).order_by("-pk").values_list("pk", flat=True)[:SHOWN])
        return same, possible(wanted) if len(same) < SHOWN else Possible()
    return same, possible(wanted)


def _likeness(wanted: Asked, matter: Matter) -> Likeness | None:
    return compare(wanted.letters, letters(matter.body[:LONGEST], simplify))


def _by_people(name: str, contact: str) -> list[int]:
    mark = same_mark(name, contact)
    if not mark:
        return []
    return list(
        Party.objects.filter(same_as=mark).order_by("-matter_id").values_list("matter_id", flat=True)[:SHOWN]
    )
