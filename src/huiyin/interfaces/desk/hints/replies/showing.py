"""The check of a draft as a page shows it: a copy of each field with its places marked, and the remarks by number."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import Any

from django.utils.functional import Promise

from huiyin.domain.reading.replies.checking import Checked
from huiyin.domain.reading.replies.parts import Part, Remark
from huiyin.interfaces.desk.forms.acting import ActForm
from huiyin.interfaces.desk.hints.replies.wording import POINTS, words_of

log = logging.getLogger(__name__)
CLAIM_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Told:
    """One remark with its number and words; `placed` where a place is marked for it."""

    no: int
    words: str
    light: bool
    placed: bool
    where: str = ""  # the field, where no place in it is marked


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a field: plain, or marked for the remarks with these numbers."""

    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the draft, cut where its marks begin and end."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """One part of the score of plain words, as it is shown."""

    label: str | Promise
    value: float
    free: float
    full: float
    most: int
    taken: float


def shown(form: ActForm, name: str, words: Mapping[str, Any]) -> dict[str, Any]:
    """The check of what was typed, for the page; says so where it could not be made, and never stands in the way."""
    about = form.subject
    plain = {name: value for name, value in words.items() if isinstance(value, str)}
    try:
        # with the libraries it needs it is loaded by the first who asks, and by no other page
        checking = import_module("huiyin.services.hints.replying.checking")
        parts = checking.drafted(plain, form.answered_apart(), form.checked)
        found: Checked = checking.checked(
            about.matter,
            form.spoken_to(),
            parts,
            actor=about.actor,
            lawyer=about.counsel,
            act=name,
            given=form.chosen(plain),
        )
    except Exception as error:
        log.warning("no answer could be checked: %s", type(error).__name__)
        return {"failed": True}
    return _page(form, parts, found)


def _page(form: ActForm, parts: Sequence[Part], found: Checked) -> dict[str, Any]:
    numbered = list(enumerate(sorted(found.remarks, key=lambda one: one.light), start=1))
    labels = {part.name: str(form.fields[part.name].label) for part in parts if part.name in form.fields}
    fields = [
        Field(_label(part, labels), tuple(_pieces(part, numbered))) for part in parts if part.text.strip()
    ]
    return {
        "told": [_told(no, one, labels) for no, one in numbered],
        "fields": fields,
        "passages": _passages(form, parts, found),
        "plain": found.plain,
        "points": [_score(point) for point in found.plain.points] if found.plain else [],
        "written": any(part.text.strip() for part in parts),
    }


def _label(part: Part, labels: Mapping[str, str]) -> str:
    """The field's own label, behind the claim it belongs to."""
    label = labels.get(part.name, part.name)
    return f"{part.claim} · {label}" if part.claim else label


def _told(no: int, one: Remark, labels: Mapping[str, str]) -> Told:
    placed = one.end > one.start
    field = labels.get(one.part, "")
    where = ""
    if field and one.kind == "no_basis" and not placed:
        where = f"{one.claim} · {field}" if one.claim else field
    return Told(no, words_of(one), one.light, placed, where)


def _passages(form: ActForm, parts: Sequence[Part], found: Checked) -> list[tuple[int, str, str]]:
    """Each claim with the words that seem to answer it; no words where none were found."""
    texts = {part.name: part.text for part in parts}
    claims = form.spoken_to()
    return [
        (n, claims[n][:CLAIM_CHARACTERS], texts[p.part][p.start : p.end].strip() if p else "")
        for n, p in found.passages.items()
    ]


def _pieces(part: Part, numbered: Sequence[tuple[int, Remark]]) -> list[Piece]:
    here = [(no, one) for no, one in numbered if one.part == part.name and one.end > one.start]
    edges = sorted(
        {0, len(part.text), *(e for _, one in here for e in (one.start, one.end) if e < len(part.text))}
    )
    pieces = []
    for start, end in pairwise(edges):
        marks = tuple(no for no, one in here if one.start <= start and end <= one.end)
        pieces.append(Piece(part.text[start:end], marks))
    return pieces


def _score(point: Any) -> Score:
    return Score(POINTS[point.name], point.value, point.free, point.full, point.most, point.taken)
