"""The same matter, looked for before a new one is registered: by number, by its words, by the people who bring it."""

from dataclasses import dataclass

from huiyin.domain.reading.alike.comparing import RESEND, Likeness, compare
from huiyin.domain.reading.alike.finding import Asked
from huiyin.domain.reading.alike.letters import letters
from huiyin.domain.reading.normal import digest
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Matter, Party
from huiyin.matters.queries.alike.finding import LONGEST, SHORTEST, alike, ready
from huiyin.matters.queries.inbox import LIST_FIELDS
from huiyin.matters.record.identity import same_mark
from huiyin.matters.record.numbers import numbers_in
from huiyin.matters.record.search_index import simplify

SHOWN = 5
RESENT = 200  # newest copies of one text that are looked through for those the actor may see


@dataclass(frozen=True, slots=True)
class Candidate:
    """A matter that may be the same, by what it was found (number, text, passage, people), and how its text is alike."""

    matter: Matter
    by: str
    likeness: Likeness | None = None


def same_matter(
    actor: StaffActor, *, text: str, name: str = "", contact: str = "", without: int = 0
) -> list[Candidate]:
    """At most five candidates within what the actor may see; shows matters, never a person's history or a count.

    The spans of a likeness are places in `text` and in the matter's body. `without` is a matter that is none of them.
    """
    wanted = ready(text)
    found: dict[int, str] = {}
    for number in numbers_in(text)[:SHOWN]:
        found.update(
            dict.fromkeys(Matter.objects.filter(number=number).values_list("id", flat=True), "number")
        )
    alikes = _by_words(actor, text, wanted, without)
    for matter_id, like in alikes.items():
        found.setdefault(matter_id, "text" if like is None or like.how == RESEND else "passage")
    for matter_id in _by_people(name, contact):
        found.setdefault(matter_id, "people")
    order = [pk for pk in found if pk != without]
    if not order:
        return []
    rows = (
        gate.visible(actor)
        .filter(pk__in=order[:60])
        .select_related("holder")
        .only(*LIST_FIELDS, "holder__name", "body")
    )
    ranked = sorted(rows, key=lambda m: order.index(m.pk))[:SHOWN]
    return [Candidate(m, found[m.pk], alikes.get(m.pk) or _likeness(wanted, m)) for m in ranked]


def _by_words(actor: StaffActor, text: str, wanted: Asked, without: int) -> dict[int, Likeness | None]:
    """Copies first, what is told in other words last; of a text that was sent very often the newest."""
    if len(wanted.letters.said) < SHORTEST:
        return {}
    rows = gate.visible(actor).exclude(pk=without)
    newest = Matter.objects.filter(text_digest=digest(text)).order_by("-id").values_list("id", flat=True)
    same = list(newest[:RESENT])
    resent = rows.filter(pk__in=same).order_by("-pk").values_list("pk", flat=True)[:SHOWN] if same else ()
    found: dict[int, Likeness | None] = dict.fromkeys(resent)
    for one in alike(rows, wanted) if len(found) < SHOWN else ():
        found[one.key] = one.likeness
    return found


def _likeness(wanted: Asked, matter: Matter) -> Likeness | None:
    return compare(wanted.letters, letters(matter.body[:LONGEST], simplify))


def _by_people(name: str, contact: str) -> list[int]:
    mark = same_mark(name, contact)
    if not mark:
        return []
    return list(
        Party.objects.filter(same_as=mark).order_by("-matter_id").values_list("matter_id", flat=True)[:SHOWN]
    )
