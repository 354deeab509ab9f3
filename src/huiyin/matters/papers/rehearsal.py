"""Seeing an act's papers before it is done: the act runs whole, its papers are read, and all of it is undone."""

from collections.abc import Callable
from dataclasses import replace

from django.utils.translation import gettext as _

from huiyin.domain.letters.paper import PaperData
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SIGN, SIGN_HEAD
from huiyin.matters.models import Event
from huiyin.matters.papers.show import paper_of
from huiyin.matters.record.act import rehearsed


def rehearse(do: Callable[[StaffActor], Event], actor: StaffActor) -> list[PaperData]:
    """The papers the act would issue, unnumbered, as if signed. Nothing is changed. Raises whatever the act raises.

    `do` is called with the actor who would do it; one who may not sign stands in for whoever will.
    """
    token = rehearsed.set([])
    try:
        do(_signing(actor))
        papers = rehearsed.get() or []
    finally:
        rehearsed.reset(token)
    for row in papers:
        row.number = ""
    return [paper_of(row) for row in papers]


def _signing(actor: StaffActor) -> StaffActor:
    if actor.may(SIGN_HEAD):
        return actor
    name = actor.name if actor.may(SIGN) else _("(not signed yet)")
    return replace(actor, name=name, permissions=actor.permissions | {SIGN, SIGN_HEAD})
