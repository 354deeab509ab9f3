"""Sentences about whose matter it is: objected to, taken back or not, decided above, reported on."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told


def _object(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = _(
        "%(unit)s holds that the matter is not within its powers and asked %(sender)s to take it back. "
        "Until the answer it stays with %(unit)s, and your dates run on."
    )
    return said % {"unit": unit, "sender": p.get("sender", "")}


def _agree(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = _("%(to)s found that %(unit)s is right, took the matter back and passes it to the right unit.")
    return said % {"to": p.get("to_unit", ""), "unit": p.get("from_unit", "")}


def _refuse(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = _("%(unit)s found that the matter is within the powers of %(objector)s, which must handle it.")
    return said % {"unit": unit, "objector": p.get("objector", "")}


def _refer(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = _(
        "The units did not agree which of them is responsible (%(units)s). %(to)s decides; you need to do nothing."
    )
    return said % {"units": _(", ").join(p.get("units", ())), "to": p.get("to_unit", "")}


def _arbitrate(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = _(
        "%(unit)s decided that %(to)s is responsible for your matter. That binds; it is not sent on again."
    )
    return said % {"unit": unit, "to": p.get("to_unit", "")}


def _report(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = _("%(unit)s reported to %(to)s, which had assigned the matter, what came of it.")
    return said % {"unit": unit, "to": p.get("to_unit", "")}


SENTENCES: dict[str, Told] = {
    "object_transfer": _object,
    "agree_return": _agree,
    "refuse_return": _refuse,
    "refer_to_arbiter": _refer,
    "arbitrate": _arbitrate,
    "report_back": _report,
}
