"""The same matter brought by several people: which may be joined to which, and what passes between them, which is never a name."""

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import insert, select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Accused, Claim, Matter, Relation
from huiyin.matters.opinions.answers import Answer
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.record.children import add, next_no

MERGED, ABSORBED = "merged_into", "absorbed"
HANDLED = "accepted"  # only what is being handled is joined, so that each person has been told of acceptance


def reach_both(matter_id: int, into: int, *, actor: StaffActor) -> tuple[Matter, Matter]:
    """This matter and the one it is to be joined to, locked in one order whoever asks first. Raises Invalid, gate errors."""
    if matter_id == into:
        raise Invalid(Problem("into", _("A matter cannot be joined to itself. Choose another one.")))
    gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True, lock=False)  # one's own matter comes first
    found: dict[int, Matter] = {}
    for one in sorted((matter_id, into)):
        try:
            found[one] = gate.reach(one, actor=actor, needs=HANDLE, at_desk=one == matter_id)
        except gate.NoSuchMatter as nothing:
            raise Invalid(Problem("into", str(nothing))) from nothing
    _check(found[matter_id], found[into], actor)
    return found[matter_id], found[into]


def _check(matter: Matter, leading: Matter, actor: StaffActor) -> None:
    words = ""
    if leading.holder_id not in gate.units_of(actor):
        words = _("That matter lies with %(unit)s. Only matters that one unit handles are joined.")
    elif leading.stage != HANDLED:
        words = _(
            "That matter is not being handled now, or is itself joined to another. Choose the one that leads."
        )
    elif leading.pack != matter.pack:
        words = _("That matter was registered under another regulation; each goes by its own.")
    elif matter.marks.get("leads"):
        words = _("Others are joined to this matter already. Join the other one to this one instead.")
    elif leading.holder_id in shut_out(matter) or matter.holder_id in shut_out(leading):
        words = _(
            "One of the two complains of a unit that holds the other, or of its kin. Handle each by itself."
        )
    if words:
        raise Invalid(Problem("into", words % {"unit": leading.holder.name}))


def joined_to(leading_id: int) -> list[int]:
    """The matters that are joined to this one now."""
    rows = Relation.objects.filter(other_id=leading_id, kind=MERGED, until=None)
    return list(rows.order_by("matter_id").values_list("matter_id", flat=True))


def leading_of(matter_id: int) -> int | None:
    """The matter that this one is joined to now, if it is."""
    rows = select(Relation, order="no", matter=matter_id, kind=MERGED, until=None)
    return rows[-1].other_id if rows else None


def take_in(leading: Matter, other: Matter) -> int:
    """Copy what is asked for and who is complained of into the leading matter, nobody's name; how many claims came."""
    claims = select(Claim, order="position", matter=other.pk)
    for offset, claim in enumerate(claims, start=1):
        add(Claim, leading, position=leading.claims + offset, text=claim.text, from_matter=other.pk)
    known = {row.unit_id for row in select(Accused, matter=leading.pk)}
    for row in select(Accused, matter=other.pk):
        if row.unit_id is not None and row.unit_id not in known:
            insert(Accused(matter=leading, no=next_no(leading), unit_id=row.unit_id))
    leading.claims += len(claims)
    leading.undecided_claims += len(claims)
    leading.people += other.people
    leading.marks = {**leading.marks, "leads": True}
    return len(claims)


def answers_from(leading: Matter, matter: Matter) -> tuple[Answer, ...]:
    """The answers the leading matter gave to the claims of this one, by this one's positions; none where one is missing."""
    own = select(Claim, order="position", matter=matter.pk, from_matter=None)
    given = select(Claim, order="position", matter=leading.pk, from_matter=matter.pk)
    if not own or len(own) != len(given) or not all(claim.outcome for claim in given):
        return ()
    return tuple(
        Answer(
            claim=claim.position,
            facts=answer.facts,
            finding=answer.finding,
            reason=answer.reason,
            basis=answer.basis,
            outcome=answer.outcome,
            measure=answer.measure,
            measure_due=answer.measure_due,
            assistance=answer.assistance,
        )
        for claim, answer in zip(own, given, strict=True)
    )
