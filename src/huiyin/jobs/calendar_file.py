"""Reading a year's holidays and make-up working days from a file written the way the State Council announces them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

LONGEST = 15  # days of one holiday; a longer span is a slip of the pen
SHAPE = """year: 2027
source: 国务院办公厅关于2027年部分节假日安排的通知
holidays:
  - name: 元旦
    from: 2027-01-01
    to: 2027-01-03
    work: []
  - name: 春节
    from: 2027-02-05
    to: 2027-02-12
    work: [2027-01-31, 2027-02-20]"""


class CalendarProblems(Exception):
    """What is wrong with the file, all at once."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class YearFile:
    """A checked calendar: ISO day off -> the holiday's code or name; ISO weekend days that are worked; its source."""

    year: int
    holidays: dict[str, str]
    working: list[str]
    source: str


def read_year(path: Path, year: int, codes: Mapping[str, str]) -> YearFile:
    """The calendar in a file. `codes` gives the code for each known name of a holiday. Raises CalendarProblems."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CalendarProblems([f"{path} cannot be read: {error.strerror}."]) from error
    except (UnicodeDecodeError, yaml.YAMLError, ValueError) as error:
        where = getattr(error, "problem_mark", None)
        line = f" (line {where.line + 1})" if where else ""
        raise CalendarProblems(
            [f"{path}{line} is not YAML in UTF-8. It should look like this:\n{SHAPE}"]
        ) from error
    if not isinstance(raw, dict):
        raise CalendarProblems([f"{path} does not hold a calendar. It should look like this:\n{SHAPE}"])
    return _Reading(year, codes).read(raw)


class _Reading:
    """Collects what is wrong while it reads."""

    def __init__(self, year: int, codes: Mapping[str, str]) -> None:
        self._year, self._codes = year, codes
        self._problems: list[str] = []
        self._off: dict[date, str] = {}
        self._work: set[date] = set()

    def read(self, raw: dict[Any, Any]) -> YearFile:
        extra = set(map(str, raw)) - {"year", "source", "holidays"}
        self._say_if(
            extra, f"Unknown: {', '.join(sorted(extra))}. Only year, source and holidays belong here."
        )
        self._say_if(
            raw.get("year") != self._year, f"The file is for the year {raw.get('year')}, not {self._year}."
        )
        source = str(raw.get("source") or "").strip()
        self._say_if(not source, "'source' is missing: name the announcement the dates come from.")
        self._say_if(len(source) > 200, "'source' is longer than 200 characters.")
        spans = raw.get("holidays")
        if isinstance(spans, list) and spans:
            for n, span in enumerate(spans, start=1):
                self._span(n, span)
        else:
            self._problems.append(f"'holidays' must be a list. The file should look like this:\n{SHAPE}")
        self._check_work()
        if self._problems:
            raise CalendarProblems(self._problems)
        holidays = {day.isoformat(): name for day, name in sorted(self._off.items())}
        return YearFile(self._year, holidays, [day.isoformat() for day in sorted(self._work)], source)

    def _span(self, n: int, span: object) -> None:
        if not isinstance(span, dict) or not str(span.get("name") or "").strip():
            self._problems.append(
                f"Holiday {n} has no name; write name, from, to, and work for the make-up days."
            )
            return
        name = str(span["name"]).strip()
        extra = set(map(str, span)) - {"name", "from", "to", "work"}
        self._say_if(extra, f"{name}: unknown {', '.join(sorted(extra))}; use name, from, to, work.")
        first, last = (
            self._day(name, "from", span.get("from")),
            self._day(name, "to", span.get("to", span.get("from"))),
        )
        if first and last:
            self._days_off(name, first, last)
        listed = span.get("work") or []
        self._say_if(
            not isinstance(listed, list), f"{name}: 'work' must be a list of days, such as [2027-01-31]."
        )
        days = [self._day(name, "work", day) for day in listed] if isinstance(listed, list) else []
        self._work |= {day for day in days if day}

    def _days_off(self, name: str, first: date, last: date) -> None:
        if not timedelta(0) <= last - first < timedelta(days=LONGEST):
            self._problems.append(f"{name}: from {first} to {last} is not a holiday of 1 to {LONGEST} days.")
            return
        for n in range((last - first).days + 1):
            day = first + timedelta(days=n)
            self._say_if(day in self._off, f"{day} is given twice, the second time for {name}.")
            self._off[day] = self._codes.get(name, self._codes.get(name.removesuffix("节"), name))

    def _day(self, name: str, field: str, value: object) -> date | None:
        if type(value) is not date:
            self._problems.append(f"{name}: '{field}' is {value!r}, not a day written as {self._year}-01-31.")
        elif value.year != self._year:
            self._problems.append(
                f"{name}: {value} is not a day of {self._year}; it belongs in that year's file."
            )
        else:
            return value
        return None

    def _check_work(self) -> None:
        for day in sorted(self._work):
            self._say_if(day in self._off, f"{day} is both a day off and a day worked.")
            self._say_if(
                day.weekday() < 5,
                f"{day} is an ordinary working day; 'work' is for weekend days that are worked.",
            )

    def _say_if(self, wrong: object, words: str) -> None:
        if wrong:
            self._problems.append(words)
