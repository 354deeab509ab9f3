"""What the timeline says of a missed date, and of a closing that was checked."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.desk.words import limit_words, term


def lines_of_lateness(said: dict[str, Any], lawyer: Counsel) -> list[tuple[str, str]]:
    """Label and words: what was late and why, or what the closing said that was asked about."""
    lines = []
    if said.get("late_what"):
        what = str(said["late_what"])
        words = limit_words(what, lawyer) if said.get("late_kind") == "clock" else what
        lines.append((_("Late with"), f"{words}（{said.get('late_due', '')}）"))
        lines.append((_("Why it was missed"), term(said.get("missed_why", ""), lawyer)))
    if said.get("claimed"):
        lines.append((_("The closing said"), str(said["claimed"])))
    return lines
