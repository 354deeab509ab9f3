"""Publishing as sentences to the person."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told


def _publish(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = _("As you agreed, %(unit)s published question and answer without anything that shows who you are.")
    return said % {"unit": unit}


def _agree(p: dict[str, Any], unit: str, law: Counsel) -> str:
    if p.get("agrees"):
        return _(
            "You agreed that question and answer may be published without anything that shows who you are."
        )
    gone = " " + _("What was published was taken from the public page.") if p.get("taken_down") else ""
    if unit:
        return _("%(unit)s noted that you no longer agree to publication.") % {"unit": unit} + gone
    return _("You took back your consent to publication.") + gone


def _withdraw(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("%(unit)s took the published answer back.") % {"unit": unit}


SENTENCES: dict[str, Told] = {
    "publish_answer": _publish,
    "agree_publication": _agree,
    "withdraw_publication": _withdraw,
}
