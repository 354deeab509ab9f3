"""What agreeing to a return and refusing it have in common: the letter that answers the objection."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.domain.law.terms import Role
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters.asking import Asked, computation
from huiyin.matters.models import Document, Matter
from huiyin.matters.objecting import open_objection
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import shared


def answering_unit(matter: Matter, asked: Asked) -> Unit:
    """The unit that answers: the one that sent the matter on, or that took over from it."""
    objection = open_objection(asked.clocks)
    owing = objection.unit_id if objection else None
    return tree().successor(owing or matter.office_id, asked.on)


def reply_papers(
    matter: Matter, asked: Asked, *, sender: Unit, at: datetime, agreed: bool, reason: str
) -> list[Document]:
    """The letter to the unit that objected; where the matter stays there, with its time for telling the person."""
    contents = {
        **shared(matter, unit=sender, at=at, asked=asked),
        "went_to": matter.holder.full_name,
        "objected_on": asked.facts.moments["objection_made"],
        "reply": _reply(matter, agreed=agreed),
        "reply_reasons": reason,
        **({} if agreed else _time_left(matter, asked)),
    }
    return [
        issue(k, matter, contents, asked=asked, unit=sender, for_person=False) for k in asked.permit.papers
    ]


def _reply(matter: Matter, *, agreed: bool) -> str:
    with override(matter.language):
        return _("the matter is taken back") if agreed else _("the matter is not taken back")


def _time_left(matter: Matter, asked: Asked) -> dict[str, Any]:
    running = next(
        (c for c in asked.clocks if c.running and asked.counsel.role_of(c.limit) is Role.TELLING), None
    )
    if running is None:
        return {}
    said = computation(matter, running).summary.say(matter.language)
    return {"notify_by": running.due, "notify_by_computation": said}
