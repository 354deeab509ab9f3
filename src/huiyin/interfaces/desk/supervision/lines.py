"""What an act of supervision left behind, as the desk's timeline shows it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.desk.words import speaking, term


def lines_of_supervision(said: dict[str, Any], lawyer: Counsel) -> list[tuple[str, str]]:
    """The lines; none for acts that have nothing to do with it. What stands in both parts of an event is said once."""
    told = said.get("supervision")
    if not told:
        return []
    lines = []
    if told.get("trigger") and not told.keys() & {"demand", "agreed", "inside", "shown", "unanswered"}:
        lines += [(_("On what"), trigger_words(told["trigger"], lawyer)), (_("Pressed unit"), told["unit"])]
    if told.get("measure"):
        lines.append((pgettext("lapse", "Measure"), term(told["measure"], lawyer)))
    return lines + [(label, str(told[name])) for name, label in _labels().items() if told.get(name)]


def trigger_words(name: str, lawyer: Counsel) -> str:
    """What a trigger is called; its bare name where the law has it no more."""
    known = lawyer.pack.triggers.get(name)
    return known.label.say(speaking()) if known else name


def _labels() -> dict[str, str]:
    return {
        "words": _("What was checked"),
        "demand": _("What is demanded"),
        "agreed": _("What was agreed"),
        "due": _("To be answered by"),
        "answer": _("Answer"),
        "inside": _("For those who supervise"),
        "late": _("Days late"),
        "result": _("What came of it"),
        "shown": _("What shows it"),
        "unanswered": _("Why it ended unanswered"),
    }
