"""What an act at the table left behind, as the desk's timeline shows it: which kind of line, how many, how it was signed."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.desk.words import term
from huiyin.work.minutes.signatures import LAW_WORDS


def lines_of_minutes(said: dict[str, Any], lawyer: Counsel) -> list[tuple[str, str]]:
    """The lines; none for acts that have nothing to do with minutes."""
    lines = []
    if said.get("lines_written"):
        lines.append((_("Lines written"), str(said["lines_written"])))
    elif said.get("line"):
        lines.append((_("What it is"), term(f"line_{said['line']}", lawyer)))
    if said.get("claim"):
        lines.append((_("Now claim"), str(said["claim"])))
    if said.get("signed") in LAW_WORDS:
        lines.append((_("How it was signed"), term(LAW_WORDS[said["signed"]], lawyer)))
    if said.get("lines"):
        lines.append((_("Lines read back"), str(said["lines"])))
    return lines
