"""Reading a pack's calendar: one file for each announced year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from huiyin.domain.law.calendar import Calendar, make_calendar
from huiyin.domain.law.days import YearDays
from huiyin.domain.law.load.source import Node, fault, read


def read_calendar(folder: Path, about: Node) -> Calendar:
    """Every announced year, and the rule for the others, which ``about`` (in pack.yaml) names."""
    about.only("name", "library_code", "first_year", "last_year")
    years = {}
    for path in sorted(folder.glob("*.yaml")):
        year = _year(read(path, about.languages))
        if path.stem != str(year.year):
            raise fault(str(path), f"it holds the year {year.year}", "Name the file after its year")
        years[year.year] = year
    reach = (about.number("first_year"), about.number("last_year"))
    return make_calendar(about.word("name"), years, about.word("library_code"), reach)


def _year(node: Node) -> YearDays:
    node.only("year", "source", "taken_from", "checked", "off", "work")
    node.day("checked")
    number = node.number("year")
    off = {_day(node, day, number): str(name) for day, name in node.node("off").data.items()}
    work = frozenset(_day(node, day, number) for day in node.get("work") or [])
    weekdays = sorted(str(day) for day in work if day.weekday() < 5 or day in off)
    if weekdays:
        raise fault(node.where, f"make-up days must be weekend days that are worked: {', '.join(weekdays)}")
    source = node.text("source")
    return YearDays(number, off, work, published=True, source=" / ".join(source.words.values()))


def _day(node: Node, day: object, year: int) -> date:
    if type(day) is not date or day.year != year:
        raise fault(node.where, f"{day!r} is not a day of {year}")
    return day
