"""Which pairs a reader is shown: those of which they may see both matters, and no others; missing and forbidden look the same."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Matter, Relation
from huiyin.matters.queries.alike.texts import whole, written_down
from huiyin.services.hints.models import SamePair

OPEN, SAME, NOT_SAME = "open", "same", "not_same"
STATES = (OPEN, SAME, NOT_SAME)
SHOWN = 50  # pairs of a list, and of the newest so many are looked through for them
LOOKED_AT = 400
OF_ONE = 5  # pairs shown beside one matter


class NoSuchPair(Exception):
    """There is none of these two, or the reader may not see both."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair as a reader sees it: `matter` came later, or is the one whose page is open; `texts` is all that the two say."""

    row: SamePair
    matter: Matter
    other: Matter
    texts: tuple[str, str]

    def turned(self) -> "Pair":
        """Seen from the other matter."""
        return Pair(self.row, self.other, self.matter, (self.texts[1], self.texts[0]))

    @property
    def passages(self) -> list[list[list[int]]]:
        """The common passages, those of `matter` first."""
        kept: list[list[list[int]]] = self.row.passages
        return kept if self.matter.pk == self.row.matter_id else [[there, here] for here, there in kept]


def listed(actor: StaffActor, *, state: str = OPEN) -> list[Pair]:
    """The pairs of a state, the newest first."""
    rows = SamePair.objects.filter(state=state).order_by("-found_at", "-matter_id", "other_id")[:LOOKED_AT]
    found = _seen(actor, rows)
    return (_untied(found) if state == OPEN else found)[:SHOWN]


def of_matter(actor: StaffActor, matter_id: int) -> list[Pair]:
    """The open pairs of one matter, the likeliest first, seen from it."""
    rows = SamePair.objects.filter(Q(matter_id=matter_id) | Q(other_id=matter_id), state=OPEN)
    kept = list(rows.order_by("-likeness", "-matter_id")[: 4 * OF_ONE])
    found = _untied(_seen(actor, kept)) if kept else []
    return [one if one.matter.pk == matter_id else one.turned() for one in found][:OF_ONE]


def one(actor: StaffActor, matter_id: int, other_id: int) -> Pair:
    """One pair. Raises NoSuchPair."""
    found = _seen(actor, SamePair.objects.filter(matter_id=matter_id, other_id=other_id))
    if not found:
        raise NoSuchPair(f"{matter_id} {other_id}")
    return found[0]


def _seen(actor: StaffActor, rows: Iterable[SamePair]) -> list[Pair]:
    kept = list(rows)
    ids = {pk for row in kept for pk in (row.matter_id, row.other_id)}
    mine = (
        {m.pk: m for m in gate.real(gate.visible(actor)).filter(pk__in=ids).select_related("holder")}
        if ids
        else {}
    )
    letters = written_down(mine)
    said = {pk: whole(matter.body, letters.get(pk, ())) for pk, matter in mine.items()}
    return [
        Pair(row, mine[one], mine[other], (said[one], said[other]))
        for row in kept
        for one, other in [(row.matter_id, row.other_id)]
        if one in mine and other in mine
    ]


def _untied(pairs: list[Pair]) -> list[Pair]:
    """Without those that a person joined since."""
    ids = [one.row.matter_id for one in pairs] + [one.row.other_id for one in pairs]
    ties = set(Relation.objects.filter(matter_id__in=ids).values_list("matter_id", "other_id"))
    return [
        one
        for one in pairs
        if (one.row.matter_id, one.row.other_id) not in ties
        and (one.row.other_id, one.row.matter_id) not in ties
    ]
