"""A pack: one regulation as frozen data, with the articles and readings it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from huiyin.domain.law.calendar import Calendar
from huiyin.domain.law.contents import Content
from huiyin.domain.law.facts import Vocabulary
from huiyin.domain.law.ladders.rungs import Ladder
from huiyin.domain.law.limits import Limit
from huiyin.domain.law.stages import Act, Bar, Elsewhere, Row, Stage
from huiyin.domain.law.terms import Basis, Dated, Text
from huiyin.domain.law.triggers.trigger import Trigger


@dataclass(frozen=True, slots=True)
class Article:
    """One article as we took it: ``gives`` lists what follows from it, in words, for the book."""

    basis: Basis
    title: Text
    chapter: str
    file: Path
    sources: tuple[str, ...]
    checked: date
    gives: Mapping[str, tuple[str, ...]]
    notes: Text | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """Where the law is silent: the question, our reading, why, and who signed it when."""

    basis: Basis
    question: Text
    reading: Text
    because: Text
    signed_by: Text
    signed_on: date


@dataclass(frozen=True, slots=True)
class Definition:
    """A notion of the law in our words, with the article it comes from."""

    name: str
    label: Text
    says: Text
    basis: Basis


@dataclass(frozen=True, slots=True)
class PathLimit:
    """A limit of another legal path, for printing when a matter is led there; Huiyin does not run it."""

    label: Text
    length: Text
    basis: Basis


@dataclass(frozen=True, slots=True)
class Value:
    """A number of the law that is no period, e.g. how many persons may represent a group."""

    name: str
    label: Text
    numbers: Dated
    basis: Basis


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything one regulation says, for one place when an overlay was laid over it.

    ``traits`` are codes by what a pack says of them ("confidential" kinds, papers to be "served"); ``receivers``
    gives the code of a receiver by kind of unit, "" standing for all others; ``titles`` are papers' titles where
    they differ from the house's own; ``stakes`` what is lost while a limit (or something else an office owes) is
    late; ``paper_number`` is how a paper's number is written, empty for the house's.
    """

    name: str
    title: Text
    short: Text
    issuer: Text
    in_force: date
    replaces: Text
    transition: Text
    source: Text
    cases_in: str
    folder: Path
    languages: tuple[str, ...]
    chapters: Mapping[str, Text]
    articles: Mapping[str, Article]
    silences: Mapping[str, Silence]
    definitions: Mapping[str, Definition]
    values: Mapping[str, Value]
    limits: Mapping[str, Limit]
    stages: Mapping[str, Stage]
    acts: Mapping[str, Act]
    rows: tuple[Row, ...]
    bars: tuple[Bar, ...]
    elsewhere: tuple[Elsewhere, ...]
    papers: Mapping[str, tuple[Content, ...]]
    path_limits: Mapping[str, tuple[PathLimit, ...]]
    groups: Mapping[str, tuple[str, ...]]
    words: Mapping[str, Text]
    vocabulary: Vocabulary
    calendar: Calendar
    traits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    receivers: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, Text] = field(default_factory=dict)
    paper_number: str = ""
    stakes: Mapping[str, str] = field(default_factory=dict)
    ladders: Mapping[str, Ladder] = field(default_factory=dict)
    triggers: Mapping[str, Trigger] = field(default_factory=dict)
    rests_on: Mapping[str, str] = field(default_factory=dict)  # question of a checklist -> its article
    place: str | None = None
    place_label: Text | None = None
    overlay_notes: tuple[Text, ...] = field(default=())
    # By act, since every question to the law is about one: found once, when the pack is read.
    rows_of: Mapping[str, tuple[Row, ...]] = field(init=False, repr=False, compare=False)
    bars_on: Mapping[str, tuple[Bar, ...]] = field(init=False, repr=False, compare=False)
    elsewhere_of: Mapping[str, tuple[Elsewhere, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort rows, bars and answers by the acts they speak of."""
        found: dict[str, Mapping[str, tuple[Any, ...]]] = {
            "rows_of": {a: tuple(row for row in self.rows if row.act == a) for a in self.acts},
            "bars_on": {a: tuple(bar for bar in self.bars if a in bar.acts) for a in self.acts},
            "elsewhere_of": {a: tuple(one for one in self.elsewhere if one.act == a) for a in self.acts},
        }
        for name, by_act in found.items():
            object.__setattr__(self, name, by_act)
