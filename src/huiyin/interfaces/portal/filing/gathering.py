"""From the words of a draft to the filing that the act takes, and from its problems back to the steps."""

from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.portal.filing.draft import Draft
from huiyin.interfaces.portal.filing.forms import Ask, Files, What, Who
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.failures import Invalid, Problem
from huiyin.work.intake.filing import Filing, Petitioner, checked

STEPS = ("what", "ask", "who", "files")
FIELDS = {
    "what": {"body", "title", "place"},
    "ask": {"claims"},
    "who": {"name", "phone", "email", "people", "accused"},
    "files": {"uploads"},
}


def form_for(step: str, draft: Draft, today: date, *, more: int = 0) -> HouseForm:
    """The form of a step with what was typed there before; blank where nothing was."""
    typed = draft.words(step) if step in draft.typed else None
    if step == "what":
        return What(typed)
    if step == "ask":
        return Ask(typed, more=more)
    if step == "who":
        return Who(typed, units=complained_of(today), reports=bool(report_kind()))
    return Files(typed)


def complained_of(today: date) -> list[Unit]:
    """The units one may complain of: all that exist now, each followed by those under it."""
    whole, order = tree(), []
    waiting = list(reversed(whole.below.get(None, [])))
    while waiting:
        order.append(waiting.pop())
        waiting += reversed(whole.below.get(order[-1], []))
    now = {unit.pk for unit in whole.in_force(today)}
    return [whole.units[u] for u in order if u in now]


def filing_of(draft: Draft) -> Filing:
    """The filing as typed; nothing is judged here."""
    what, ask, who, files = (draft.words(step) for step in STEPS)
    anonymous = who.get("anonymous") == "yes"
    claims = tuple(ask.get(n, "") for n in sorted((n for n in ask if n.startswith("claim_")), key=_number))
    complaint = who.get("complaint", "none")
    units = tuple(
        int(u) for u in (who.get("unit_1", ""), who.get("unit_2", "")) if u.isdecimal() and len(u) < 19
    )
    return Filing(
        body=what.get("body", ""),
        title=what.get("title", ""),
        place=what.get("place", ""),
        claims=claims,
        anonymous=anonymous,
        petitioners=() if anonymous else _people(who),
        people=_whole(who.get("people", ""), 1 + len(_lines(who.get("others", "")))),
        kind=report_kind() if complaint == "report" else "",
        accused_units=tuple(u for u in dict.fromkeys(units) if u in tree().units),
        accused_names=(who.get("accused_name", ""),) if complaint != "none" else (),
        publishable=bool(files.get("publishable")),
        language=get_language() or "zh-hans",
        files=draft.kept,
    )


def report_kind() -> str:
    """The kind of matter that never reaches those it is about; empty where the law has none such."""
    confidential = counsel_for_new().having("confidential")
    return confidential[0] if confidential else ""


def problems_at(step: str, draft: Draft, at: datetime) -> list[Problem]:
    """What keeps this step from being right, in the words of the act that will take the filing."""
    try:
        checked(filing_of(draft), channel="online", at=at)
        found: list[Problem] = []
    except Invalid as invalid:
        found = [p for p in invalid.problems if p.field in FIELDS[step]]
    return found + (_complaint_problems(draft) if step == "who" else [])


def _complaint_problems(draft: Draft) -> list[Problem]:
    filing, who = filing_of(draft), draft.words("who")
    if (
        who.get("complaint") in {"unit", "report"}
        and not filing.accused_units
        and not who.get("accused_name", "").strip()
    ):
        text = _("Choose the office, or write who is meant, so that the matter never reaches them.")
        return [Problem("accused", text)]
    return []


def _people(who) -> tuple[Petitioner, ...]:  # type: ignore[no-untyped-def]
    first = Petitioner(
        who.get("name", ""),
        who.get("phone", ""),
        who.get("address", ""),
        who.get("email", ""),
        may_call="may_call" in who,
        e_service="e_service" in who,
    )
    return (first, *(Petitioner(name) for name in _lines(who.get("others", ""))))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()[:200] if line.strip()]


def _number(name: str) -> int:
    return int(name[6:]) if name[6:].isdecimal() else 0


def _whole(text: str, blank: int) -> int:
    """The number written, `blank` where nothing is, 0 (which the act refuses) for anything else."""
    plain = text.strip()
    if not plain:
        return blank
    return int(plain) if plain.isdecimal() and len(plain) < 9 else 0
