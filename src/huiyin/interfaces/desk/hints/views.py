"""Suggestions while a form is being filled in, and for a filing that waits to be registered (htmx)."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable, Mapping
from datetime import date
from types import ModuleType
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from huiyin.foundation.people import permissions
from huiyin.foundation.units.competence import About
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.forms.picking import find_unit
from huiyin.interfaces.desk.hints.showing import sealed, shown
from huiyin.matters import gate
from huiyin.services.hints.sorting.hinted import Hinted
from huiyin.services.hints.sorting.noting import waiting

LONGEST = 60_000
FIELDS = {"category": "category", "place": "place"}
log = logging.getLogger(__name__)


@staff
@needs(permissions.TAKE)
@require_POST
def typed(request: HttpRequest) -> HttpResponse:
    """For what was typed so far."""
    today = timezone.localdate()
    return box(request, safely(lambda: for_typed(request.POST, today)))


@staff
@needs(permissions.REGISTER)
@require_safe
def of_matter(request: HttpRequest, matter_id: int) -> HttpResponse:
    """For a filing that nobody registered yet."""
    at = timezone.now()
    matter = gate.reach(matter_id, actor=request.actor, needs=permissions.REGISTER, lock=False)  # type: ignore[attr-defined]
    return box(request, safely(lambda: waiting(matter.pk) or reader().hints_for(matter, at)))


def box(request: HttpRequest, hinted: list[Hinted]) -> HttpResponse:
    """The suggestions as a piece of the form."""
    return render(request, "desk/hints/box.html", boxed(hinted))


def boxed(hinted: list[Hinted], fields: Mapping[str, str] = FIELDS) -> dict[str, Any]:
    """What the piece of the form needs; `fields` are those it has, by kind of suggestion."""
    return {"hinted": shown(hinted, fields), "hints_sealed": sealed(hinted)}


def for_typed(data: Mapping[str, Any], today: date) -> list[Hinted]:
    """Suggestions for a form as it stands; what is filled in already is taken as known."""
    body = "\n".join(filter(None, (_text(data, "body"), _text(data, "claims"))))
    if not body.strip():
        return []
    accused = [find_unit(_text(data, name)) for name in ("accused_1", "accused_2") if _text(data, name)]
    out = frozenset().union(*(tree().kin(unit.pk) for unit in accused if unit))
    return reader().hints("", body, on=today, known=About("", "", _text(data, "kind")), shut_out=out)


def safely(work: Callable[[], list[Hinted]]) -> list[Hinted]:
    """The suggestions, or none: a fault here is nobody's business who takes in a letter. The log gets no text."""
    try:
        return work()
    except Exception as error:
        log.warning("no hint could be made: %s", type(error).__name__)
        return []


def _text(data: Mapping[str, Any], name: str) -> str:
    return str(data.get(name, ""))[:LONGEST]


def reader() -> ModuleType:
    """What reads texts, with the libraries it needs: loaded by the first page that asks, and by no other."""
    return importlib.import_module("huiyin.services.hints.sorting.suggesting")
