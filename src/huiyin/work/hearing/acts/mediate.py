"""Begin a mediation (Art 33): within the organ's discretion, of both sides' free will; no clock stops."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Proceeding
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import write


@act
def mediate(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    subject: str,
    mediator: str,
    person_agrees: bool,
    unit_agrees: bool,
    within_discretion: bool,
    key: str | None = None,
) -> Event:
    """Open it; `mediator` is a member of staff or a mediation body, by name. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    asked = ask(
        "mediate",
        matter,
        actor=actor,
        at=at,
        person_agrees=person_agrees,
        unit_agrees=unit_agrees,
        within_discretion=within_discretion,
    )
    if not subject.strip() or not mediator.strip():
        text = _("Say what is to be mediated, and by whom.")
        raise Invalid(Problem("mediator" if subject.strip() else "subject_words", text))
    row = add(
        Proceeding,
        matter,
        kind="mediation",
        unit=matter.holder,
        whom=mediator.strip()[:160],
        words=subject.strip(),
        opened_on=asked.on,
    )
    matter.marks = {**matter.marks, "mediating": True}
    public = {"mediator": mediator.strip(), "subject": subject.strip()}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"mediation": row.no})
