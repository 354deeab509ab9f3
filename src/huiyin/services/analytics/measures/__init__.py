"""Every measure: a Python file that says what is counted and a YAML file beside it that says so in words."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from huiyin.services.analytics.measure import Measure

GROUPS = ("coming", "time", "answers", "standing", "oversight")  # in the order they are shown
# those that come first in their group, being what the others are read beside
FIRST = (
    *("matters_received", "items_received", "people_in_items", "visits_received", "visit_heads"),
    *(
        "told_in_time",
        "answered_in_time",
        "duties_in_time",
        "days_to_answer",
        "promises_kept",
        "promises_made",
    ),
    *("rated", "ratings_of_unit", "backlog", "backlog_age", "forwarded", "assigned", "supervisions_found"),
)
SAID = ("title", "definition", "formula", "source", "limits", "gaming")  # each in zh and en


@cache
def every() -> Mapping[str, Measure]:
    """All measures by name, in the order of their groups."""
    return {one.name: one for group in GROUPS for one in _group(group)}


def _group(group: str) -> Iterator[Measure]:
    package = importlib.import_module(f"{__name__}.{group}")
    names = sorted(found.name for found in pkgutil.iter_modules(package.__path__))
    for name in sorted(names, key=lambda one: FIRST.index(one) if one in FIRST else len(FIRST)):
        module = importlib.import_module(f"{package.__name__}.{name}")
        measure: Measure = module.MEASURE
        yield replace(measure, group=group, words=_words(Path(str(module.__file__)).with_suffix(".yaml")))


def _words(file: Path) -> Mapping[str, Any]:
    said: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return said
