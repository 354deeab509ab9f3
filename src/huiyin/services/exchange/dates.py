"""Dates and times in the many shapes that spreadsheets give them, and why one cannot be read."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache

from huiyin.services.exchange.words import date_words

_EXCEL_DAY_ZERO = datetime(1899, 12, 30, tzinfo=UTC)
_SERIALS = (20_000.0, 80_000.0)
"""Excel day numbers from 1954 to 2119; other numbers are no dates."""
_CLOCK = r"(?:[T ]*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?"
_ZONE = r"\s*(Z|[+-]\d{2}:?\d{2})?"
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _CLOCK + _ZONE)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})" + _CLOCK)
_RUN = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?)?")


class NoDate(ValueError):
    """The words are no date; `code` is impossible_date, unclear_date or no_date."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_moment(words: str, zone: tzinfo) -> datetime:
    """Return the aware moment that `words` mean in `zone`; a date alone means its first minute.

    Raises NoDate: impossible (30 February), unclear (03/04/2019 may be March or April), or no date.
    """
    plain, shift = _plain(words)
    if moment := _serial(plain, zone):
        return moment
    if found := _YEAR_FIRST.fullmatch(plain):
        return _zoned(_moment(found.groups()[:6], shift, zone), found.group(7))
    if found := _RUN.fullmatch(plain):
        return _moment(found.groups(), shift, zone)
    if found := _YEAR_LAST.fullmatch(plain):
        first, second, year, *clock = found.groups()
        month, day = _order(int(first), int(second))
        return _moment((year, month, day, *clock), shift, zone)
    raise NoDate("no_date")


def _plain(words: str) -> tuple[str, int | None]:
    """Return the words with unit marks turned into separators, and 0 or 12 for a time of day named in words."""
    text = words.strip().lower()
    for word in date_words()["weekdays"]:  # before the digits: a weekday holds one
        text = text.replace(word, " ")
    text, shift = text.translate(_digits()), None
    for hours, name in ((0, "morning"), (12, "afternoon")):
        for word in date_words()[name]:
            if word in text:
                text, shift = text.replace(word, " "), hours
    text = _tens(text)
    for unit, mark in (
        ("year", "-"),
        ("month", "-"),
        ("day", " "),
        ("hour", ":"),
        ("minute", ":"),
        ("second", " "),
    ):
        for word in date_words()[unit]:
            text = text.replace(word, mark)
    text = re.sub(r"\s+", " ", text).strip().rstrip(":-").strip()
    text = re.sub(r"\s*([:/-])\s*", r"\1", text)
    text = re.sub(r"( \d{1,2})$", r"\1:00", text) if re.search(r"[-/.]\d{1,2} \d{1,2}$", text) else text
    return text.replace("t", "T").replace("z", "Z"), shift


@cache
def _digits() -> dict[int, str]:
    """Map number characters and full-width signs to ASCII."""
    table = {ord(sign): str(value) for value, sign in enumerate(date_words()["digits"])}
    table |= {ord(sign): "0" for sign in date_words()["zero"]}
    table |= {0xFF10 + value: str(value) for value in range(10)}
    return table | {0xFF0F: "/", 0xFF1A: ":", 0xFF0D: "-", 0xFF0E: ".", 0x3000: " ", 0xA0: " "}


def _tens(text: str) -> str:
    """Turn tens written in words into digits: ten, ten-eight, two-ten, two-ten-eight."""
    ten = date_words()["ten"]
    return re.sub(rf"(\d?){ten}(\d?)", lambda found: f"{found[1] or 1}{found[2] or 0}", text)


def _serial(plain: str, zone: tzinfo) -> datetime | None:
    """Read an Excel day number such as 43524.4757."""
    if not re.fullmatch(r"\d{5}(\.\d+)?", plain) or not _SERIALS[0] <= float(plain) <= _SERIALS[1]:
        return None
    moment = _EXCEL_DAY_ZERO + timedelta(seconds=round(float(plain) * 86_400))
    return moment.replace(tzinfo=zone)


def _order(first: int, second: int) -> tuple[int, int]:
    """Return (month, day) of a date with the year last, when only one reading is possible."""
    if first == second or (first <= 12 < second):
        return first, second
    if second <= 12 < first:
        return second, first
    raise NoDate("unclear_date" if first <= 12 else "impossible_date")


def _moment(parts: tuple[str | int | None, ...], shift: int | None, zone: tzinfo) -> datetime:
    year, month, day, hour, minute, second = (int(part or 0) for part in parts)
    if shift == 12 and hour < 12:
        hour += 12
    if shift == 0 and hour == 12:
        hour = 0
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError as error:
        raise NoDate("impossible_date") from error


def _zoned(moment: datetime, offset: str | None) -> datetime:
    """Take the moment as one of the zone written behind it, if there is one."""
    if not offset:
        return moment
    return datetime.fromisoformat(moment.replace(tzinfo=None).isoformat() + offset.replace("Z", "+00:00"))
