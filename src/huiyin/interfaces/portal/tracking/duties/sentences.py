"""The sentences of a visit's duties on the person's page: which office was told, came, or was late; no names of people."""

from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told
from huiyin.matters.queries.visits.gathering import counted, notable


def duty_words(p: dict[str, Any], law: Counsel) -> str:
    """What the duty is called by the law, with the unit it falls to."""
    ladder = law.ladder(p.get("ladder", ""))
    rung = ladder.rung(p.get("rung", "")) if ladder else None
    unit = p.get("duty_unit", "")
    if rung is None:
        return str(unit)
    label = rung.label.say(get_language() or "zh-hans")
    return _("%(duty)s (%(unit)s)") % {"duty": label, "unit": unit} if unit else label


def _open(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = {"unit": unit, "place": p.get("place", ""), "n": p.get("headcount", 0)}
    words = ngettext(
        "%(unit)s received %(n)s person at %(place)s. Nobody's name was taken.",
        "%(unit)s received %(n)s people together at %(place)s. Nobody's name was taken.",
        int(said["n"]),
    )
    return words % said


def _drill(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("%(unit)s opened an exercise.") % {"unit": unit}


def _count(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("There were %(now)s people; before it was %(before)s.") % {
        "now": p.get("headcount", ""),
        "before": p.get("before", ""),
    }


def _call(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("%(unit)s called %(other)s to come.") % {"unit": unit, "other": p.get("to_unit", "")}


def _tell(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _with_lateness(_("Told: %(duty)s.") % {"duty": duty_words(p, law)}, p)


def _confirm(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("Confirmed: %(duty)s.") % {"duty": duty_words(p, law)}


def _meet(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _with_lateness(_("Done: %(duty)s.") % {"duty": duty_words(p, law)}, p)


def _miss(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("Not done in time, and put on record: %(duty)s.") % {"duty": duty_words(p, law)}


def _with_lateness(done: str, p: dict[str, Any]) -> str:
    late = int(p.get("late_minutes") or 0)
    said = ngettext("%(n)d minute late.", "%(n)d minutes late.", late) % {"n": late}
    return _("%(done)s %(late)s") % {"done": done, "late": said} if late else done


def _steps(p: dict[str, Any], unit: str, law: Counsel) -> str:
    in_time, late, missed = counted(p["steps"])
    said = [ngettext("%(n)d duty was met in time", "%(n)d duties were met in time", in_time) % {"n": in_time}]
    if late:
        said.append(ngettext("%(n)d was late", "%(n)d were late", late) % {"n": late})
    if missed:
        said.append(ngettext("%(n)d was not met", "%(n)d were not met", missed) % {"n": missed})
    return _("What offices had to do when you came: %(told)s.") % {"told": _(", ").join(said)}


def lines(p: dict[str, Any], law: Counsel) -> list[str]:
    """Of many steps told as one, those that were late or not met, each a line."""
    return [SENTENCES[one["act"]](one, "", law) for one in notable(p.get("steps", ()))]


SENTENCES: dict[str, Told] = {
    "open_visit": _open,
    "open_drill": _drill,
    "count_anew": _count,
    "call_unit": _call,
    "tell_duty": _tell,
    "acknowledge_duty": _confirm,
    "meet_duty": _meet,
    "miss_duty": _miss,
    "duties": _steps,
}
