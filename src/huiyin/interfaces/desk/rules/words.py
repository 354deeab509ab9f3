"""Rules and competence in words."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.units.competence import Competent
from huiyin.interfaces.desk import categories
from huiyin.interfaces.desk.words import term


def subject_of(rule: Any) -> str:
    """What a rule speaks of: category, place, kind, as far as given."""
    parts = [categories.name_of(rule.category) if rule.category else "", rule.place, term(rule.kind)]
    return " · ".join(part for part in parts if part)


def why(one: Competent) -> str:
    """Why a unit is competent, in half a sentence."""
    if one.rule is None:
        text = _("%(unit)s, by its duties") % {"unit": one.unit.name}
    else:
        words = {"unit": one.unit.name, "rule": subject_of(one.rule)}
        text = _("%(unit)s, by the rule for %(rule)s") % words
    if one.instead_of is None:
        return text
    return _("%(said)s (in place of %(unit)s, which is no more)") % {
        "said": text,
        "unit": one.instead_of.name,
    }
