"""The scenes, voices, words, places and categories of the county, read once from their files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

HERE = "huiyin.interfaces.console.county"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked, and the answers an office may give to it: outcome -> [finding, facts, basis, measure, days]."""

    text: object
    answers: Mapping[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Scene:
    """A hand-written situation from which many different matters are told."""

    id: str
    category: str
    kind: str
    weight: int
    voices: tuple[str, ...]
    title: object
    tell: list[Any]
    asks: tuple[Ask, ...]
    where: str = "any"
    unit: str = ""
    months: frozenset[int] = frozenset(range(1, 13))
    joint: tuple[float, int, int] = (0.0, 0, 0)
    anonymous: float = 0.05
    spoken: bool = False
    duty: bool = False
    nothing: bool = False
    office_answers: bool = False
    gender: str = ""
    redirect: Mapping[str, str] = field(default_factory=dict)
    accused: object = ""
    cases: tuple[Mapping[str, Any], ...] = ()
    new: bool = False  # only in estates built of late
    slots: Mapping[str, object] = field(default_factory=dict)
    notes: Mapping[str, Any] = field(default_factory=dict)


NOTES = ("reason", "measure", "more", "added", "extend", "kept", "unkept", "lacking")


def words(name: str) -> Any:
    """A data file of the county by its name without the ending."""
    return _read(name)


@lru_cache(maxsize=1)
def scenes() -> tuple[Scene, ...]:
    """Every scene, in the order of the files' names."""
    folder = resources.files(HERE) / "writing" / "scenes"
    files = sorted(p.name for p in folder.iterdir() if p.name.endswith(".yaml"))
    return tuple(
        _scene(row) for name in files for row in _read(f"writing/scenes/{name.removesuffix('.yaml')}")
    )


@lru_cache(maxsize=1)
def competent() -> Mapping[str, str]:
    """Category code -> the unit competent for it; "township" stands for the ground where it happens."""
    return {item["code"]: item["unit"] for first in words("categories") for item in first["items"]}


@lru_cache(maxsize=1)
def units() -> Mapping[str, Mapping[str, Any]]:
    """The units of the tree by code."""
    return {u["code"]: u for u in words("tree")["units"]}


@lru_cache(maxsize=64)
def _read(name: str) -> Any:
    return yaml.safe_load((resources.files(HERE) / f"{name}.yaml").read_text(encoding="utf-8"))


def _scene(row: Mapping[str, Any]) -> Scene:
    asks = tuple(Ask(a["ask"], {k: v for k, v in a.items() if k != "ask"}) for a in row["asks"])
    joint = row.get("joint", (0.0, 0, 0))
    return Scene(
        id=row["id"],
        category=row["category"],
        kind=row.get("kind", "appeal"),
        weight=row["weight"],
        voices=tuple(row["voices"]),
        title=row["title"],
        tell=row["tell"],
        asks=asks,
        where=row.get("where", "any"),
        unit=row.get("unit", ""),
        months=frozenset(row.get("seasons", range(1, 13))),
        joint=(joint[0], joint[1], joint[2]),
        anonymous=row.get("anon", 0.04),
        spoken=row.get("spoken", False),
        duty=row.get("duty", False),
        nothing=row.get("nothing", False),
        office_answers=row.get("office_answers", False),
        gender=row.get("gender", ""),
        redirect=row.get("redirect", {}),
        accused=row.get("accused", ""),
        cases=tuple(row.get("cases", ())),
        new=row.get("new", False),
        slots=row.get("with", {}),
        notes={k: row[k] for k in NOTES if k in row},
    )
