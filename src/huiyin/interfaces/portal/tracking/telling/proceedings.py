"""What runs inside a matter, as sentences to its person: simplified handling, joint tasks, opinions, aid, other paths."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told, day, term


def _accept_simply(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"unit": p.get("unit") or unit, "why": term(law, p.get("ground", ""))}
    return _("%(unit)s accepted the matter for simplified handling, which is quicker (%(why)s).") % words


def _leave_simple(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = _("It turned out not to be simple, and the matter goes on in the ordinary procedure.")
    if not p.get("answer_by"):
        return said
    last = _("The last day for the answer counts from the first acceptance: %(day)s.")
    return f"{said} {last % {'day': day(p['answer_by'])}}"


SENTENCES: dict[str, Told] = {
    "accept_simply": _accept_simply,
    "leave_simple": _leave_simple,
}
