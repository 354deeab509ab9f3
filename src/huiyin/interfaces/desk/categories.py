"""What matters are about, in two levels, as the office lists it."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from django.conf import settings


@dataclass(frozen=True, slots=True)
class Category:
    """One category: its code, its name, and the name of the field it belongs to (itself on the first level)."""

    code: str
    name: str
    field: str
    topic: str = ""  # of a screening, where the office's list says to which it belongs

    @property
    def label(self) -> str:
        """How it is offered for choice: the field first, then the category."""
        return self.name if self.name == self.field else f"{self.field}·{self.name}"


def every() -> dict[str, Category]:
    """All categories by code, in the order of the office's list."""
    return _read(settings.HUIYIN_CATEGORIES)


def name_of(code: str) -> str:
    """What a category is called; the code itself where the list does not know it."""
    found = every().get(code)
    return found.name if found else code


def by_topic() -> dict[str, list[str]]:
    """The categories that belong to each topic of a screening, as far as the office's list says so."""
    found: dict[str, list[str]] = {}
    for one in every().values():
        if one.topic:
            found.setdefault(one.topic, []).append(one.code)
    return found


@lru_cache(maxsize=4)
def _read(path: str) -> dict[str, Category]:
    file = Path(path)
    listed = yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else []
    found: dict[str, Category] = {}
    for field in listed:
        found[field["code"]] = Category(field["code"], field["name"], field["name"])
        for item in field.get("items", ()):
            found[item["code"]] = Category(item["code"], item["name"], field["name"], item.get("topic", ""))
    return found
