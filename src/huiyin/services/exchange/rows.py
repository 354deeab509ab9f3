"""Rows turned into messages to be taken in, or into problems that name row, column and mend."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from huiyin.domain.reading.normal import normal
from huiyin.foundation.vault.seal import keyed_hash
from huiyin.services.exchange.dates import NoDate, read_moment
from huiyin.services.exchange.mapping import Mapping
from huiyin.services.exchange.problems import RowProblem
from huiyin.services.exchange.sheet import Row

LONGEST = {
    "title": 100,
    "body": 50_000,
    "name": 100,
    "address": 300,
    "place": 120,
    "category": 60,
    "external_id": 100,
}
_FIRST_YEAR = 1990
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PHONE_SIGNS = re.compile(r"[\s\-+()\uff08\uff09]")


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a sheet, clean. `key` is the same for the same message in any file."""

    row: int
    key: str
    body: str
    title: str = ""
    received_at: datetime | None = None
    name: str = ""
    phone: str = ""
    address: str = ""
    place: str = ""
    category: str = ""
    external_id: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row: a message or none, and what is to be said about it."""

    row: int
    message: Message | None
    problems: tuple[RowProblem, ...] = ()


def read_messages(rows: Iterable[Row], mapping: Mapping, *, zone: tzinfo, at: datetime) -> Iterator[Outcome]:
    """Yield an outcome for each row below the headings. `zone` is where times without zone were written."""
    keys: dict[bytes, int] = {}
    ids: dict[bytes, int] = {}
    width = _width(mapping)
    skip = mapping.has_headings
    for row in rows:
        if skip and not row.fault:
            skip = False
            continue
        outcome = _Reading(row, mapping, width).outcome(zone, at)
        yield _first_of_its_kind(outcome, keys, ids) if outcome.message else outcome


def _width(mapping: Mapping) -> int:
    return len(mapping.names) if mapping.has_headings else 0


class _Reading:
    """Reads the cells of one row and gathers what is wrong."""

    def __init__(self, row: Row, mapping: Mapping, width: int) -> None:
        self.row, self.mapping, self.width = row, mapping, width
        self.problems: list[RowProblem] = []

    def outcome(self, zone: tzinfo, at: datetime) -> Outcome:
        if self.row.fault:
            self._say(self.row.fault, "")
            return Outcome(self.row.number, None, tuple(self.problems))
        self._check_width()
        texts = {field: self._text(field) for field in self.mapping.columns if field != "time"}
        received_at = self._time(zone, at)
        message = self._message(texts, received_at)
        fatal = any(not problem.taken for problem in self.problems)
        return Outcome(self.row.number, None if fatal else message, tuple(self.problems))

    def _check_width(self) -> None:
        """Notice cells that have shifted; blank ones at the end mean nothing."""
        if self.width and any(cell.strip() for cell in self.row.cells[self.width :]):
            self._say("too_many_cells", "")
        elif len(self.row.cells) <= self.mapping.columns["body"]:
            self._say("too_few_cells", "body")

    def _text(self, field: str) -> str:
        place = self.mapping.columns[field]
        if place in self.row.unread:
            self._say("unread_value", field)
            return ""
        text = tidy(self.row.cells[place]) if place < len(self.row.cells) else ""
        if "\ufffd" in text:
            self._say("bad_characters", field)
        return text

    def _time(self, zone: tzinfo, at: datetime) -> datetime | None:
        if "time" not in self.mapping.columns or any(p.code == "too_few_cells" for p in self.problems):
            return None
        words = self._text("time")
        if not words:
            if self.mapping.columns["time"] not in self.row.unread:
                self._say("empty_date", "time")
            return None
        try:
            moment = read_moment(words, zone)
        except NoDate as error:
            self._say(error.code, "time", given=words[:40])
            return None
        if moment > at + timedelta(minutes=5):
            self._say("future_date", "time", given=words[:40])
        elif moment.year < _FIRST_YEAR:
            self._say("old_date", "time", given=words[:40], first=str(_FIRST_YEAR))
        return moment

    def _message(self, texts: dict[str, str], received_at: datetime | None) -> Message:
        title, body = texts.get("title", ""), texts.get("body", "")
        key = _key(texts, received_at)
        if not normal(body):
            body = title
        if not normal(body) and not self.problems:
            self._say("no_text", "body")
        title = " ".join(title.split())
        if len(title) > LONGEST["title"]:
            self._say("title_cut", "title", taken=True, most=str(LONGEST["title"]))
            body = body if body == title else f"{title}\n{body}"
            title = title[: LONGEST["title"] - 1] + "…"
        if len(body) > LONGEST["body"]:
            self._say("text_too_long", "body", size=str(len(body)), most=str(LONGEST["body"]))
        short = {
            field: self._short(field, texts.get(field, ""))
            for field in ("name", "address", "place", "category")
        }
        external = texts.get("external_id", "")[: LONGEST["external_id"]]
        phone = self._phone(texts.get("phone", ""))
        return Message(
            self.row.number, key, body, title, received_at, phone=phone, external_id=external, **short
        )

    def _short(self, field: str, text: str) -> str:
        text = " ".join(text.split())
        if len(text) > LONGEST[field]:
            self._say("cut", field, taken=True, most=str(LONGEST[field]))
        return text[: LONGEST[field]]

    def _phone(self, text: str) -> str:
        digits = _PHONE_SIGNS.sub("", text)
        if not digits or (digits.isascii() and digits.isdigit() and 5 <= len(digits) <= 20):
            return text
        self._say("phone_left_out", "phone", taken=True)
        return ""

    def _say(self, code: str, field: str, *, taken: bool = False, **params: str) -> None:
        column = self.mapping.column_name(field) if field else ""
        self.problems.append(RowProblem(self.row.number, column, code, tuple(params.items()), taken))


def tidy(text: str) -> str:
    """Return the text without control characters, indentation and runs of blank lines."""
    plain = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = "\n".join(line.strip() for line in plain.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def _key(texts: dict[str, str], received_at: datetime | None) -> str:
    """Return the digest by which a message is known again, in this file or another.

    The identifier alone would not do: two sources both number from 1, and one message would be
    taken for the other and lost. Name and telephone belong to it, since many people send the same
    words; the hash is keyed, so that they cannot be guessed from it.
    """
    moment = received_at.astimezone(UTC).isoformat() if received_at else ""
    same = [normal(texts.get(field, "")) for field in ("title", "body", "name", "phone")]
    return keyed_hash("\x1f".join([texts.get("external_id", ""), *same, moment]), "import")


def _first_of_its_kind(outcome: Outcome, keys: dict[bytes, int], ids: dict[bytes, int]) -> Outcome:
    """Turn away a row that repeats an earlier one; note an identifier that stands for something else too."""
    message = outcome.message
    assert message is not None
    earlier = keys.setdefault(bytes.fromhex(message.key), outcome.row)
    if earlier != outcome.row:
        return Outcome(outcome.row, None, (*outcome.problems, _about(outcome.row, "same_as_row", earlier)))
    if not message.external_id:
        return outcome
    other = ids.setdefault(
        hashlib.blake2b(message.external_id.encode(), digest_size=16).digest(), outcome.row
    )
    if other == outcome.row:
        return outcome
    return Outcome(
        outcome.row, message, (*outcome.problems, _about(outcome.row, "id_used_twice", other, taken=True))
    )


def _about(row: int, code: str, other: int, *, taken: bool = False) -> RowProblem:
    return RowProblem(row, "", code, (("other", str(other)),), taken)
