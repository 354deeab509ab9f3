"""What a person reads of drafts, signatures, grades and proposals to change a rule."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told


def _submit(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = {
        "decide": _(
            "%(unit)s has drafted the answer to your requests. It waits for the signature of a leader."
        ),
        "extend": _("%(unit)s has asked its leader to approve more time."),
    }.get(
        p.get("drafted", ""),
        _("%(unit)s has drafted a paper in your matter. It waits for the signature of a leader."),
    )
    return said % {"unit": unit} + " " + _("The dates run on meanwhile.")


def _send_back(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("The leader sent the draft back to be worked over. The dates run on.")


def _take_back(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("%(unit)s took its draft back to change it. The dates run on.") % {"unit": unit}


def _grade(p: dict[str, Any], unit: str, law: Counsel) -> str:
    if p.get("grave"):
        return _(
            "%(unit)s graded your matter as grave or complex: the head of the unit signs what is decided."
        ) % {"unit": unit}
    return _("%(unit)s graded your matter as an ordinary one again.") % {"unit": unit}


SENTENCES: dict[str, Told] = {
    "submit_draft": _submit,
    "send_back_draft": _send_back,
    "take_back_draft": _take_back,
    "grade": _grade,
}
