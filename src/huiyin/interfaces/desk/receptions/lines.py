"""What an act of a reception or of a leader in charge said, as lines of the desk's timeline."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.desk.words import term


def reception_lines(said: dict[str, Any], lawyer: Counsel) -> list[tuple[str, str]]:
    """Label and words of each."""
    lines = []
    if said.get("reception_on"):
        when = f"{said['reception_on']} {said.get('reception_hour', '')}".strip()
        lines.append(
            (_("Reception"), f"{when} · {said.get('receives', '')} · {said.get('reception_place', '')}")
        )
    if "turn" in said:
        lines.append((_("Turn"), turn_words(said)))
    for name, label in _labels().items():
        if (
            isinstance(said.get(name), str) and said[name]
        ):  # the numbers of a visit's duties bear the same name
            lines.append((label, said[name]))
    if said.get("lead_result"):
        lines.append((_("What came of it"), term(said["lead_result"], lawyer)))
    return lines


def turn_words(said: dict[str, Any]) -> str:
    """The turn, or that they wait and behind how many."""
    if said.get("waiting"):
        return _("waits for a place, %(n)s before") % {"n": said.get("before", 0)}
    return str(said["turn"])


def _labels() -> dict[str, str]:
    return {
        "from_on": pgettext("reception", "Moved from"),
        "why_moved": pgettext("reception", "Why it is not held then"),
        "led_by": _("Leader in charge"),
        "duties": _("What the leader is to do"),
        "progress": _("How far it is"),
        "note_due": _("Next note by"),
    }
