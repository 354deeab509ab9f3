"""What a value of a dimension is called: a unit, a month, a field of life, a code of the law."""

from functools import lru_cache
from pathlib import Path

import yaml
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.domain.law.terms import LawError
from huiyin.foundation.units.tree import tree
from huiyin.matters.asking import counsel_for_new

UNITS = frozenset({"unit", "office", "place"})
SUBJECTS = frozenset({"field", "category"})


def named(dimension: str, key: str, lang: str) -> str:
    """The words for one value, in a language; the value itself where nothing knows it."""
    with override(lang):
        if key in ("", "None"):
            return _("not given")
        if key in ("yes", "no"):
            return _("yes") if key == "yes" else _("no")
        if dimension in UNITS:
            return _unit(key)
        if dimension == "month":
            return f"{key[:4]}-{key[4:]}"
        if dimension in SUBJECTS:
            return _subjects(settings.HUIYIN_CATEGORIES).get(key, key)
        if dimension == "level":
            return {
                "here": _("here"),
                "above": _("from the level above"),
                "elsewhere": _("from elsewhere"),
            }.get(key, key)
        return _term(key, lang)


def _unit(key: str) -> str:
    unit = tree().units.get(int(key)) if key.isdigit() else None
    return unit.full_name if unit else (_("not given") if key == "0" else key)


def _term(key: str, lang: str) -> str:
    try:
        return counsel_for_new().term(key).say(lang)
    except LawError:
        return key


@lru_cache(maxsize=4)
def _subjects(path: str) -> dict[str, str]:
    file = Path(path)
    listed = yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else []
    found: dict[str, str] = {}
    for field in listed:
        found[field["code"]] = field["name"]
        found.update({item["code"]: item["name"] for item in field.get("items", ())})
    return found
