"""What the briefing says on paper, in the matter's own language; nobody's name but officials'."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from huiyin.domain.law.counsel import Counsel
from huiyin.matters.asking import Asked
from huiyin.matters.models import Matter, Visit
from huiyin.matters.papers.contents import shared
from huiyin.matters.preparing.briefing import Asked as Claimed
from huiyin.matters.preparing.briefing import Briefing, Promised, gather


def briefing_contents(
    matter: Matter, visit: Visit, asked: Asked, law: Counsel, *, at: datetime
) -> dict[str, Any]:
    """Every part of the briefing as lines; a part with nothing in it says so."""
    with override(matter.language):
        found = gather(matter, visit, law, at=at)
        nothing = _("None.")
        parts = {
            "course": [f"{one.on} {one.what}{f'（{one.unit}）' if one.unit else ''}" for one in found.steps],
            "claims_said": [_claim(one) for one in found.claims],
            "promises_made": [_promise(one) for one in found.promises],
            "what_is_late": [f"{r.what}：{r.whose}，{r.due}，{r.state}" for r in found.late],
            "rules_at_hand": [
                f"{one.label.say(matter.language)}　{one.gist.say(matter.language)}" for one in found.rules
            ],
            "earlier_visits": [_visit(one) for one in found.earlier],
        }
        given = {name: lines or [nothing] for name, lines in parts.items()}
        plain = {"matter", "seal_unit", "date"}
        base = {
            name: said
            for name, said in shared(matter, unit=found.unit, at=at, asked=asked).items()
            if name in plain
        }
        return {**base, **given, **_head(found)}


def _head(found: Briefing) -> dict[str, Any]:
    visit = found.visit
    when = visit.planned_at or visit.opened_at
    people = ngettext("about %(n)d person", "about %(n)d people", visit.headcount) % {"n": visit.headcount}
    return {
        "visit_when": f"{localtime(when):%Y-%m-%d %H:%M}" if when else str(visit.wished_day or ""),
        "visit_where": " ".join(filter(None, (found.unit.full_name, visit.place))),
        "visit_people": people,
        "receiver": visit.receiver_name or _("not named yet"),
        "visit_needs": "、".join(filter(None, [*found.needs, visit.needs_words])) or _("None."),
        "visit_about": visit.about or found.matter.title,
        "stage": found.stage,
        "unit_position": _position(found),
    }


def _position(found: Briefing) -> str:
    if found.concerned is None:
        return _("No position was asked for.")
    if not found.visit.position:
        return _("%(unit)s has not given its position.") % {"unit": found.concerned.name}
    return f"{found.concerned.name}：{found.visit.position}"


def _claim(one: Claimed) -> str:
    answer = " ".join(filter(None, (one.outcome, one.reason, one.basis))) or _("not answered yet")
    return f"{one.position}. {one.text} —— {answer}"


def _promise(one: Promised) -> str:
    said = _("the person: %(said)s") % {"said": one.said} if one.said else ""
    return "；".join(filter(None, (f"{one.text}（{one.unit}，{one.due}）", one.state, one.evidence, said)))


def _visit(one: Visit) -> str:
    day = localtime(one.opened_at) if one.opened_at else None
    people = ngettext("%(n)d person", "%(n)d people", one.headcount) % {"n": one.headcount}
    return f"{day:%Y-%m-%d} {people}" if day else people
