"""Checks and missed dates as sentences to the person; of objections inside an office there is no sentence."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told, day, limit, term


def _asked(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"unit": unit, "said": term(law, p.get("said", "")), "words": p.get("said_words", "")}
    if p.get("said") in law.having("silent"):
        return _("%(unit)s wanted to ask you whether what was closed is solved: %(said)s.") % words
    return _("%(unit)s asked you whether what was closed is solved. You said: %(said)s. %(words)s") % words


def _answered(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"said": term(law, p.get("said", "")), "words": p.get("said_words", "")}
    return _("Your matter was drawn for a check of what was closed. You said: %(said)s. %(words)s") % words


def _explained(p: dict[str, Any], unit: str, law: Counsel) -> str:
    what = str(p.get("late_what", ""))
    named = limit(law, what) if p.get("late_kind") == "clock" else f"“{what}”"
    words = {
        "unit": unit,
        "what": named,
        "day": day(p.get("late_due")),
        "why": term(law, p.get("missed_why", "")),
    }
    return (
        _("%(unit)s says why it missed %(what)s, due on %(day)s: %(why)s. The date does not move by it.")
        % words
    )


SENTENCES: dict[str, Told] = {
    "check_closure": _asked,
    "answer_check": _answered,
    "explain_lateness": _explained,
}
