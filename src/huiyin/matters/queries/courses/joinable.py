"""Matters on the same desk that may be the same as this one, so that it can be joined to the one that leads."""

from collections.abc import Iterable

from django.db.models import QuerySet

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Matter, Relation
from huiyin.matters.queries.same_matter import same_matter

HANDLED = "accepted"
KINDS = ("merged_into", "absorbed")


def joinable(matter: Matter, actor: StaffActor) -> list[Matter]:
    """Those the actor may see that their unit handles and that look the same, the likeliest first; at most five."""
    found = [one.matter.pk for one in same_matter(actor, text=matter.body, without=matter.pk)]
    rows = {row.pk: row for row in _handled(actor).filter(pk__in=found).exclude(pk=matter.pk)}
    return [rows[pk] for pk in found if pk in rows]


def id_of(number: str, actor: StaffActor) -> int | None:
    """The id of the matter of that number, where the actor's unit handles it now and they may see it."""
    rows = _handled(actor).filter(number=number.strip().upper())
    return rows.values_list("pk", flat=True).first()


def joined(relations: Iterable[Relation], actor: StaffActor) -> list[tuple[bool, Matter]]:
    """The matters joined with this one that the actor may see, each with whether it leads; no query where none is."""
    ties = {row.other_id: row.kind == KINDS[0] for row in relations if row.other_id and row.kind in KINDS}
    rows = gate.visible(actor).filter(pk__in=ties).order_by("pk") if ties else ()
    return [(ties[row.pk], row) for row in rows]


def _handled(actor: StaffActor) -> "QuerySet[Matter]":
    rows = gate.visible(actor).filter(holder_id__in=gate.units_of(actor), stage=HANDLED)
    return rows.only("id", "number", "title", "stage", "holder_id")
