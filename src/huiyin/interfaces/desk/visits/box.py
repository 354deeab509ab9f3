"""The visits of one matter as its page shows them, with what may be done about them now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from huiyin.domain.law.why import Refusal
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.desk.forms.announcing.table import ROWS
from huiyin.interfaces.desk.words import speaking, term
from huiyin.matters import gate
from huiyin.matters.queries.casefile import Casefile
from huiyin.matters.queries.offered import is_open
from huiyin.matters.queries.visits.announced import day_of, late_with_position, visits_in
from huiyin.matters.visiting import TO_COME

OFFICE = ("answer_visit", "change_visit", "cancel_visit")
BRIEFED = ("announced", "answered", "open")


@dataclass(frozen=True, slots=True)
class Shown:
    """One visit: how it stands, in lines; whether it is still to come."""

    row: Any
    title: str
    state: str
    waits: bool
    lines: list[tuple[str, str]]
    position: str
    position_late: bool
    briefing: bool
    summary: str


@dataclass(frozen=True, slots=True)
class Box:
    """What the page of a matter shows of visits: each of them, the acts open to this reader."""

    visits: list[Shown]
    acts: list[tuple[str, str, str]]

    def __bool__(self) -> bool:
        return bool(self.visits or self.acts)


def visits_box(file: Casefile, actor: StaffActor, at: datetime) -> Box:
    """The last visit first."""
    rows = visits_in(file.matter.pk, file.events)
    coming = next((row for row in reversed(rows) if row.state in TO_COME), None)
    current = next((row for row in reversed(rows) if row.state == "open"), None)
    acts = [
        (act, file.counsel.act(act).label.say(speaking()), ROWS[act].icon)
        for act in _open(file, actor, coming, current)
    ]
    return Box([_shown(row, file, at) for row in reversed(rows)], acts)


def _open(file: Casefile, actor: StaffActor, coming: Any, current: Any) -> list[str]:
    units = gate.units_of(actor)
    found = []
    for act, row in ROWS.items():
        if not row.apart:
            continue
        if act == "close_visit" and (current is None or current.unit_id not in units):
            continue
        answer = file.offers.get(act)
        if answer is None or not is_open(answer) or not row.carried_by(actor):
            continue
        receives = coming is not None and coming.unit_id in units
        asked = coming is not None and coming.concerned_id in units
        if (act in OFFICE and not receives) or (act == "give_position" and not asked):
            continue
        if isinstance(answer, Refusal) and coming is None and act not in {"announce_visit", "close_visit"}:
            continue
        found.append(act)
    return found


def _shown(row: Any, file: Casefile, at: datetime) -> Shown:
    states = {
        "announced": pgettext("visit", "waits for the answer"),
        "answered": pgettext("visit", "answered"),
        "open": pgettext("visit", "they are here"),
        "closed": pgettext("visit", "held"),
        "cancelled": pgettext("visit", "did not take place"),
    }
    units = tree().units
    count = ngettext("about %(n)d person", "about %(n)d people", row.headcount) % {"n": row.headcount}
    when = row.planned_at or row.opened_at
    needs = "、".join(filter(None, [*(term(code, file.counsel) for code in row.needs), row.needs_words]))
    late = late_with_position(row, at)
    lines = [
        (pgettext("visit", "About"), row.about),
        (_("Needs"), needs),
        (_("Wish to speak to"), row.wished_for),
        (
            _("Wished for"),
            row.wished_day.isoformat() if row.wished_day and row.wished_day != day_of(row) else "",
        ),
        (
            pgettext("visit", "Received by"),
            " · ".join(filter(None, (units[row.unit_id].name, row.place, row.receiver_name))),
        ),
        (_("Position of"), units[row.concerned_id].name if row.concerned_id else ""),
    ]
    return Shown(
        row=row,
        title=_("%(day)s, %(count)s") % {"day": _stamp(when) or str(row.wished_day or ""), "count": count},
        state=states.get(row.state, row.state),
        waits=row.state in TO_COME,
        lines=[(label, text) for label, text in lines if text],
        position=row.position,
        position_late=late and row.state != "cancelled",
        briefing=row.state in BRIEFED,
        summary=row.summary,
    )


def _stamp(when: datetime | None) -> str:
    return f"{localtime(when):%Y-%m-%d %H:%M}" if when else ""
