"""The figures of one report: each number gets a tag, and under the tag stands the question it answers."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.services.analytics.asking import Figure, Period, Row, Scope, figure
from huiyin.services.analytics.naming import named

PARTS = ("value", "met", "of", "share", "middle", "p90")


@dataclass
class Book:
    """Asks figures for a period and writes each number down under the next tag; the same number twice has one tag."""

    period: Period
    scope: Scope
    lang: str
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    facts_at: datetime | None = None
    _asked: dict[tuple[Any, ...], Figure] = field(default_factory=dict)
    _tags: dict[tuple[Any, ...], str] = field(default_factory=dict)

    def ask(self, name: str, *by: str, period: Period | None = None) -> Figure:
        """A figure, asked once."""
        span = period or self.period
        key = (name, by, span)
        if key not in self._asked:
            found = figure(name, period=span, scope=self.scope, by=by)
            self._asked[key] = found
            self.facts_at = (
                found.facts_at
                if self.facts_at is None
                else min(self.facts_at, found.facts_at or self.facts_at)
            )
        return self._asked[key]

    def say(self, found: Figure, row: Row, part: str = "value", period: Period | None = None) -> str:
        """A number in words, with its tag: 312〔1〕."""
        value = _value(row, part)
        if value is None:
            return _("none")
        span = period or self.period
        key = (found.measure.name, found.by, row.key, part, span)
        if key not in self._tags:
            told = {
                "measure": found.measure.name,
                "title": _in(found.measure.words["title"], self.lang),
                "by": list(found.by),
                "key": list(row.key),
                "of_what": [named(name, one, self.lang) for name, one in zip(found.by, row.key, strict=True)],
                "part": part,
                "first": span.first.isoformat(),
                "last": span.last.isoformat(),
                "value": value,
                "shown": shown(value, part),
                "n": row.n,
                "sql": found.sql,
                "formula": "",
            }
            self._tags[key] = self._enter(told)
        return self._tagged(self._tags[key])

    def change(self, now: str, before: str) -> str:
        """By how many per cent the first tagged number is more than the second; computed from the two."""
        one, two = self.entries[_tag(now)], self.entries[_tag(before)]
        value = round((one["value"] - two["value"]) / two["value"] * 100, 1)
        key = ("change", _tag(now), _tag(before))
        if key not in self._tags:
            told = {
                **{name: one[name] for name in ("measure", "by", "key", "of_what", "first", "last")},
                "title": _("change of %(title)s") % {"title": one["title"]},
                "part": "change",
                "value": abs(value),
                "shown": f"{abs(value):.1f}%",
                "n": two["n"],
                "sql": "",
                "formula": f"(〔{_tag(now)}〕 - 〔{_tag(before)}〕) / 〔{_tag(before)}〕",
            }
            self._tags[key] = self._enter(told)
        words = _("%(by)s more") if value >= 0 else _("%(by)s less")
        return words % {"by": self._tagged(self._tags[key])}

    def _enter(self, told: dict[str, Any]) -> str:
        tag = str(len(self.entries) + 1)
        self.entries[tag] = told
        return tag

    def _tagged(self, tag: str) -> str:
        return f"{self.entries[tag]['shown']}〔{tag}〕"


def shown(value: float | int, part: str) -> str:
    """A number as it is written in the text."""
    if part == "share":
        return f"{value * 100:.1f}%"
    return f"{value:g}" if isinstance(value, float) else str(value)


def year_before(period: Period) -> Period:
    """The same days of the year before."""
    return Period(_earlier(period.first), _earlier(period.last))


def span_before(period: Period) -> Period:
    """As many days, right before."""
    days = period.last - period.first
    last = date.fromordinal(period.first.toordinal() - 1)
    return Period(last - days, last)


def _earlier(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


def _value(row: Row, part: str) -> float | int | None:
    if part in ("met", "of"):
        return int(row.parts.get(part) or 0)
    if part == "p90":
        return row.parts.get("p90")
    return row.value


def _tag(words: str) -> str:
    return words[words.index("〔") + 1 : words.index("〕")]


def _in(words: dict[str, str], lang: str) -> str:
    return words["zh" if lang.startswith("zh") else "en"]
