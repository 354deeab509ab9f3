"""A due date with its computation in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from huiyin.domain.law.answering.phrases import phrase
from huiyin.domain.law.calendar import Calendar
from huiyin.domain.law.counting import Count, Counted, Span, count, count_hours
from huiyin.domain.law.limits import Limit
from huiyin.domain.law.pack import Pack
from huiyin.domain.law.terms import LawError, Side, Text, Unit
from huiyin.domain.law.why import Due, Step


class Dating:
    """Computes due dates for one pack and one calendar."""

    def __init__(self, pack: Pack, calendar: Calendar) -> None:
        self._pack, self._calendar = pack, calendar
        self._labels: dict[tuple[str, int | None, str], Text] = {}

    def due(
        self, limit: Limit, start: date, side: Side | None, length: int | None, excluded: Sequence[Span]
    ) -> Due:
        """The due date of ``limit`` from ``start``. Raises LawError when asked for what the law does not allow."""
        self._calendar.check_year(start.year)
        _check_excluded(limit, start, excluded)
        units, whose = limit.length_for(start, length), side or limit.side
        counted = count(start, units, limit.unit, whose, self._calendar, excluded)
        return Due(
            limit=limit.name,
            basis=limit.basis,
            side=whose,
            unit=limit.unit,
            length=units,
            start=start,
            nominal=counted.nominal,
            due=counted.due,
            provisional=counted.provisional,
            calendar=self._calendar.version,
            steps=tuple(self._step(one) for one in counted.days),
            summary=self._summary(limit, start, units, whose, counted),
        )

    def due_at(self, limit: Limit, start_at: datetime, length: int | None) -> Due:
        """The moment at which a limit counted in hours ends. Raises LawError for a moment without a zone."""
        self._calendar.check_year(start_at.year)
        hours = limit.length_for(start_at.date(), length)
        counted = count_hours(start_at, hours)
        known: dict[str, object] = {
            "article": limit.basis.label,
            "limit": limit.label,
            "start_at": start_at,
            "length": hours,
            "due_at": counted.due_at,
            "place": limit.local.label if limit.local else None,
        }
        said = ["due_hours", *(["due_local"] if limit.local else [])]
        return Due(
            limit=limit.name,
            basis=limit.basis,
            side=limit.side,
            unit=limit.unit,
            length=hours,
            start=start_at.date(),
            nominal=counted.nominal,
            due=counted.due,
            provisional=False,
            calendar=self._calendar.version,
            steps=tuple(self._hour_step(one, start_at, counted) for one in counted.days),
            summary=join(self._pack, [phrase(self._pack, name, known) for name in said]),
            start_at=start_at,
            due_at=counted.due_at,
        )

    def _hour_step(self, one: Counted, start_at: datetime, counted: Count) -> Step:
        known = {"from": f"{start_at:%H:%M}", "until": f"{counted.due_at:%H:%M}"}
        return Step(one.day, True, None, one.why, phrase(self._pack, f"step_{one.why}", known))

    def _step(self, one: Counted) -> Step:
        key = (one.why, one.number, one.holiday)
        if key not in self._labels:
            holiday = one.holiday if one.holiday in self._pack.words else "statutory"
            self._labels[key] = phrase(
                self._pack, f"step_{one.why}", {"number": one.number, "holiday": holiday}
            )
        return Step(one.day, one.number is not None, one.number, one.why, self._labels[key])

    def _summary(self, limit: Limit, start: date, units: int, whose: Side, counted: Count) -> Text:
        known: dict[str, object] = {
            "article": limit.basis.label,
            "limit": limit.label,
            "start": start,
            "length": units,
            "nominal": counted.nominal,
            "due": counted.due,
            "place": limit.local.label if limit.local else None,
        }
        said = [f"due_{limit.unit.value}"]
        if limit.local:
            said.append("due_local")
        if any(one.why == "excluded" for one in counted.days):
            said.append("due_excluded")
        if counted.due != counted.nominal:
            said.append("due_rolled")
        elif whose is Side.OFFICE and limit.unit is Unit.DAYS:
            said.append("due_strict")
        if counted.provisional:
            said.append("due_provisional")
        return join(self._pack, [phrase(self._pack, name, known) for name in said])


def join(pack: Pack, parts: Sequence[Text]) -> Text:
    """Sentences one after another, with the space each language puts between them."""
    gap = pack.words["phrase:gap"]
    return parts[0].each(lambda lang, _: gap.words[lang].strip("|").join(part.words[lang] for part in parts))


def _check_excluded(limit: Limit, start: date, excluded: Sequence[Span]) -> None:
    if excluded and not limit.excludes:
        raise LawError(
            f"Limit '{limit.name}' excludes no days",
            f"{limit.basis.number.say('en')} lets no time be left out of it",
            "Count it without excluded spans",
        )
    for first, last in excluded:
        if first > last or first <= start:
            raise LawError(
                f"The excluded span {first} to {last} is not possible",
                f"a span must begin after {start} and must not end before it begins",
                "Correct the two days",
            )
        if (last - first).days > 366:
            raise LawError(
                f"The excluded span {first} to {last} is too long",
                "it is over a year",
                "Correct the two days",
            )
