"""What an act of a visit left behind, as lines of the desk's timeline: how many, which duty, how late."""

from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.desk.words import speaking, term


def lines_of_duties(said: dict[str, Any], lawyer: Counsel) -> list[tuple[str, str]]:
    """The lines; none for acts that have nothing to do with a visit."""
    lines = [_step(one, lawyer) for one in said.get("steps", ())]
    if said.get("before") and said.get("headcount"):
        lines.append((_("People before"), str(said["before"])))
    ladder = lawyer.ladder(str(said.get("ladder", "")))
    rung = ladder.rung(str(said.get("rung", ""))) if ladder else None
    if rung:
        lines.append((_("Duty"), rung.label.say(speaking())))
    if said.get("duty_unit"):
        lines.append((_("Falls to"), str(said["duty_unit"])))
    if said.get("means"):
        lines.append((_("By which means"), term(said["means"], lawyer)))
    late = int(said.get("late_minutes") or 0)
    if late:
        lines.append((_("Late by"), ngettext("%(n)d minute", "%(n)d minutes", late) % {"n": late}))
    return lines


def _step(said: dict[str, Any], lawyer: Counsel) -> tuple[str, str]:
    """One of many steps told as one entry: its hour and act, and the duty with its unit and how late it was."""
    words = dict(lines_of_duties(said, lawyer))
    head = f"{localtime(said['at']):%H:%M} {lawyer.act(said['act']).label.say(speaking())}"
    told = [words.get(_("Duty"), str(said.get("duty_unit", "")))]
    if _("Duty") in words and said.get("duty_unit"):
        told.append(str(said["duty_unit"]))
    if _("Late by") in words:
        told.append(f"{_('Late by')} {words[_('Late by')]}")
    return head, " · ".join(told)
