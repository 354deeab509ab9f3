"""The acts of supervision as sentences to the person; what is only found, and what is said of an office's inside, is not told."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told, day, term

HIDDEN = frozenset({"find_lapse", "raise_lapse", "confirm_lapse", "dismiss_lapse"})


def _of(p: dict[str, Any], unit: str, law: Counsel) -> dict[str, str]:
    said = p.get("supervision", {})
    trigger = law.pack.triggers.get(said.get("trigger", ""))
    return {
        "office": unit,
        "unit": said.get("unit", ""),
        "lapse": trigger.label.say(get_language() or "zh-hans") if trigger else said.get("trigger", ""),
        "measure": term(law, said.get("measure", "")),
        "due": day(said.get("due")),
        "answer": said.get("answer", ""),
        "result": said.get("result", ""),
        "late": str(said.get("late", "")),
        "to_unit": p.get("to_unit", ""),
        "from_unit": p.get("from_unit", ""),
        "days": str(p.get("anew_days", "")),
    }


def _measure(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = _of(p, unit, law)
    if not said["due"]:
        return _("%(office)s pressed %(unit)s (%(lapse)s): %(measure)s.") % said
    return _("%(office)s pressed %(unit)s (%(lapse)s): %(measure)s. It has to answer by %(due)s.") % said


def _answer(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = _of(p, unit, law)
    told = _("%(unit)s answered: %(answer)s") % said
    return told + " " + _("The answer came %(late)s day(s) late.") % said if said["late"] else told


def _redo(p: dict[str, Any], unit: str, law: Counsel) -> str:
    text = _(
        "%(office)s sent the matter back to %(unit)s, which handles it again and gives a new opinion within %(days)s days. "
        "The opinion you have stays on file; the new one can be reviewed."
    )
    return text % _of(p, unit, law)


def _raise(p: dict[str, Any], unit: str, law: Counsel) -> str:
    text = _("The matter was taken from %(from_unit)s; %(to_unit)s handles it now. No time begins anew.")
    return text % _of(p, unit, law)


def _end(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("The pressing of %(unit)s (%(lapse)s) has ended. What came of it: %(result)s") % _of(
        p, unit, law
    )


SENTENCES: dict[str, Told] = {
    "take_measure": _measure,
    "answer_measure": _answer,
    "return_for_redo": _redo,
    "raise_level": _raise,
    "end_supervision": _end,
}
