"""Numbers of people, days, hours and counts as they are written in running text, Chinese or English; on plain text only."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

PEOPLE = re.compile(r"(\d[\d,]*)\s*(?:余|多)?\s*(?:人|名群众|位群众|people\b|persons?\b)")
ISO_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
WRITTEN_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")
HOUR = re.compile(r"(?<![\d-])(\d{1,2}):(\d{2})(?!\d)|(?<!\d)(\d{1,2})[时点](?:(\d{1,2})分|(半))?")
COUNTED = {
    "demand": re.compile(r"(?<![第\d])(\d+)\s*(?:项|条|个)诉求|(\d+) demands?\b"),
    "promise": re.compile(r"(?<![第\d])(\d+)\s*(?:项|条|个)承诺|(\d+) promises?\b"),
}


def people_in(text: str) -> list[int]:
    """How many people it speaks of, each number once."""
    return _numbers(PEOPLE, text)


def counts_in(text: str, kind: str) -> list[int]:
    """How many demands, or promises, it speaks of."""
    return _numbers(COUNTED[kind], text)


def days_in(text: str, year: int) -> list[date]:
    """The days it names; one without a year lies in `year`. What is no day of the calendar is left out."""
    return list(dict.fromkeys(_days(_plain(text), year)))


def hours_in(text: str) -> list[str]:
    """The hours it names, as 09:30."""
    return list(dict.fromkeys(_hours(_plain(text))))


def _plain(text: str) -> str:
    """Full-width digits and colons as plain ones."""
    return unicodedata.normalize("NFKC", text)


def _numbers(pattern: re.Pattern[str], text: str) -> list[int]:
    found = (next(filter(None, one.groups())) for one in pattern.finditer(_plain(text)))
    return list(dict.fromkeys(int(one.replace(",", "")) for one in found))


def _days(text: str, year: int) -> Iterator[date]:
    parts = [*(m.groups() for m in ISO_DAY.finditer(text)), *(m.groups() for m in WRITTEN_DAY.finditer(text))]
    for y, month, day in parts:
        try:
            yield date(int(y or year), int(month), int(day))
        except ValueError:
            continue


def _hours(text: str) -> Iterator[str]:
    for clock, minute, hour, after, half in (m.groups() for m in HOUR.finditer(text)):
        if clock is not None:
            yield f"{int(clock):02d}:{minute}"
        else:
            yield f"{int(hour):02d}:{'30' if half else f'{int(after or 0):02d}'}"
