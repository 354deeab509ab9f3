"""What dimensions, their keys and values are called on the pages of figures."""

from collections.abc import Callable, Mapping

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from huiyin.foundation.units.tree import tree
from huiyin.interfaces.desk.categories import name_of
from huiyin.interfaces.desk.words import limit_words, speaking, stage_words, term
from huiyin.services.analytics.asking import Row
from huiyin.services.analytics.dimensions import OFFICES
from huiyin.services.analytics.measure import Kind, Measure

NAMES: Mapping[str, str | Promise] = {
    "month": gettext_lazy("Month"),
    "year": gettext_lazy("Year"),
    "channel": gettext_lazy("How it came"),
    "kind": gettext_lazy("Kind"),
    "field": gettext_lazy("Field"),
    "category": gettext_lazy("Category"),
    "place": gettext_lazy("Place of the problem"),
    "unit": gettext_lazy("Unit whose work it is"),
    "office": gettext_lazy("Office that sees to it"),
    "level": gettext_lazy("Through which office"),
    "stage": gettext_lazy("Stage"),
    "limit": gettext_lazy("Limit"),
    "trigger": gettext_lazy("Kind of lapse"),
    "measure": gettext_lazy("Measure taken"),
    "proposal": gettext_lazy("Kind of proposal"),
    "outcome": gettext_lazy("Outcome"),
    "cause": gettext_lazy("Cause"),
    "said": gettext_lazy("What was said"),
    "of_office": gettext_lazy("Rating of the office"),
    "of_unit": gettext_lazy("Rating of the unit"),
    "form": gettext_lazy("Kind of visit"),
}
GROUPS: Mapping[str, str | Promise] = {
    "coming": gettext_lazy("What came in"),
    "time": gettext_lazy("Whether in time"),
    "answers": gettext_lazy("What the answers were worth"),
    "standing": gettext_lazy("How things stand on the last day"),
    "oversight": gettext_lazy("What was done about lapses and causes"),
}
UNITS: Mapping[str, str | Promise] = {
    "days": gettext_lazy("days"),
    "hours": gettext_lazy("hours"),
}
LEVELS: Mapping[str, str | Promise] = {
    "here": gettext_lazy("this office and those beside it"),
    "above": gettext_lazy("an office above"),
    "elsewhere": gettext_lazy("handed over from elsewhere"),
}
FORMS: Mapping[str, str | Promise] = {
    "group": gettext_lazy("group visit"),
    "reception": gettext_lazy("leaders' reception"),
}
REVIEWS: Mapping[str, str | Promise] = {
    "1": gettext_lazy("first review"),
    "2": gettext_lazy("second review"),
}


def said(measure: Measure, what: str) -> str:
    """Words of a measure in the language of the page."""
    words: Mapping[str, str] = measure.words[what]
    return words["en" if speaking() == "en" else "zh"]


def dimension_words(name: str) -> str:
    """What a dimension is called."""
    return str(NAMES[name])


def key_words(name: str, key: str, measure: Measure) -> str:
    """What one key of a dimension is called."""
    if not key:
        return _("not stated")
    if name == "month":
        return f"{key[:4]}-{key[4:]}"
    if name in OFFICES:
        unit = tree().units.get(int(key))
        return unit.name if unit else _("no township known")
    if name == "stage" and measure.table == "reviews":
        return str(REVIEWS.get(key, key))
    return _WORDS.get(name, term)(key)


_WORDS: Mapping[str, Callable[[str], str]] = {
    "year": str,
    "field": name_of,
    "category": name_of,
    "stage": stage_words,
    "limit": limit_words,
    "level": lambda key: str(LEVELS.get(key, key)),
    "form": lambda key: str(FORMS.get(key, key)),
}


def value_words(value: float | int | None, measure: Measure) -> str:
    """A value as it is read: a number, a share in per cent, a number of days."""
    if value is None:
        return pgettext("a figure", "none")
    if measure.kind is Kind.SHARE:
        return f"{number_format(round(value * 100, 1), 1)} %"
    shown = number_format(value, 1 if isinstance(value, float) and value % 1 else 0, force_grouping=True)
    return f"{shown} {UNITS[measure.unit]}" if measure.kind is Kind.MEDIAN else str(shown)


def change_words(now: Row, before: Row | None, measure: Measure) -> str:
    """How much it is more or less than a year ago: in per cent, of a share in points."""
    if before is None or before.value is None or now.value is None:
        return ""
    if measure.kind is Kind.SHARE:
        return _("%(n)s points") % {"n": _signed((now.value - before.value) * 100)}
    if not before.value:
        return ""
    return f"{_signed((now.value - before.value) / before.value * 100)} %"


def _signed(number: float) -> str:
    whole = round(number, 1)
    return f"{'+' if whole > 0 else ''}{number_format(whole, 1)}"
