"""The briefing for a visit and the draft of its summary, read through the gate; each reading is logged."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for
from huiyin.matters.models import Matter, Relation, Visit
from huiyin.matters.preparing.agreeing import remarks
from huiyin.matters.preparing.briefing import Briefing, gather
from huiyin.matters.preparing.summing_up import draft, talk_of
from huiyin.matters.visiting import visit_in


def briefing_of(matter_id: int, visit_no: int, *, actor: StaffActor, at: datetime) -> Briefing:
    """The briefing as the record stands now. Raises NoSuchMatter, Invalid for a visit that is not there."""
    matter = gate.read(matter_id, actor=actor, at=at, purpose="briefing")
    return gather(matter, visit_in(matter, visit_no), counsel_for(matter), at=at)


def related(matter: Matter, actor: StaffActor) -> list[Matter]:
    """Matters tied to this one in either direction that the reader may see as well."""
    there = Relation.objects.filter(matter_id=matter.pk, other_id__isnull=False).values_list(
        "other_id", flat=True
    )
    here = Relation.objects.filter(other_id=matter.pk).values_list("matter_id", flat=True)
    ids = {one for one in (*there, *here) if one is not None and one != matter.pk}
    return list(gate.visible(actor).filter(pk__in=ids).order_by("pk")) if ids else []


def drafted(matter: Matter, visit: Visit, *, at: datetime) -> str:
    """The summary as the record has it, for the form of closing; the matter was reached already."""
    return draft(talk_of(matter, visit, counsel_for(matter), at=at), at=at)


def disagreeing(matter: Matter, visit: Visit, text: str, *, at: datetime) -> list[str]:
    """Where a summary does not agree with the record."""
    return remarks(text, talk_of(matter, visit, counsel_for(matter), at=at), at=at)


def open_in(matter: Matter) -> Visit | None:
    """The visit that is open in a matter that is in hand; of two the later."""
    rows = Visit.objects.filter(matter_id=matter.pk, state="open").order_by("-no")
    return rows.first()
