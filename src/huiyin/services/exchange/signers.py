"""A spreadsheet of people who signed a paper list: which column holds what, and every row that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from huiyin.domain.reading.normal import normal
from huiyin.matters.together.listing import Fault
from huiyin.matters.together.sealing import Named
from huiyin.services.exchange.problems import SheetRefused
from huiyin.services.exchange.rows import tidy
from huiyin.services.exchange.sheet import Row, read_rows, shape_of
from huiyin.services.exchange.words import headings, never

MOST = 20_000
SAMPLE = 200
FIELDS = ("name", "phone", "address")
NAME_LENGTH = 12  # characters a column of names has on average at most
ADDRESS_LENGTH = 5  # and a column of addresses at least


@dataclass(frozen=True, slots=True)
class SignerSheet:
    """What a spreadsheet says: under which heading each field stands, the people, and the rows that cannot be read."""

    headings: dict[str, str]
    people: tuple[Named, ...]
    unread: tuple[Fault, ...]


def read_signers(path: Path) -> SignerSheet:
    """Everybody in the file, in order, with the number of their row. Raises SheetRefused where it is no table of people."""
    rows = list(islice(read_rows(path, shape_of(path)), MOST + 2))
    if len(rows) > MOST + 1:
        raise SheetRefused("too_many_rows", most=f"{MOST:,}")
    whole = [row for row in rows if not row.fault]
    if not whole:
        raise SheetRefused("no_rows")
    columns, headed = _columns(whole)
    if "name" not in columns:
        raise SheetRefused("no_names")
    first = whole[0]
    people, unread = [], []
    for row in rows:
        if headed and row is first:
            continue
        if row.fault or any(place in row.unread for place in columns.values()):
            unread.append(Fault(row.number, "unreadable"))
            continue
        words = {field: _cell(row, place) for field, place in columns.items()}
        if "\ufffd" in "".join(words.values()):
            unread.append(Fault(row.number, "unreadable"))
        elif any(words.values()):
            people.append(Named(words["name"], words.get("phone", ""), words.get("address", ""), row.number))
    if not people and not unread:
        raise SheetRefused("no_rows")
    shown = {field: (first.cells[place] if headed else f"#{place + 1}") for field, place in columns.items()}
    return SignerSheet(shown, tuple(people), tuple(unread))


def _cell(row: Row, place: int) -> str:
    return " ".join(tidy(row.cells[place]).split()) if place < len(row.cells) else ""


def _columns(rows: Sequence[Row]) -> tuple[dict[str, int], bool]:
    """By the headings where there are any; else, and for what they leave open, by what the columns hold."""
    found = _by_heading(rows[0].cells)
    headed = bool(found)
    body = rows[1 : SAMPLE + 1] if headed else rows[:SAMPLE]
    width = max((len(row.cells) for row in rows[: SAMPLE + 1]), default=0)
    barred = {
        p for p, cell in enumerate(rows[0].cells) if headed and any(word in normal(cell) for word in never())
    }
    texts = {
        place: [cell for row in body if (cell := _cell(row, place))]
        for place in range(width)
        if place not in found.values() and place not in barred
    }
    for field, holds in (("phone", _phones), ("name", _names), ("address", _addresses)):
        best = max((p for p in texts if texts[p]), key=lambda p: holds(texts[p]), default=None)
        if field not in found and best is not None and holds(texts[best]) > 0:
            found[field] = best
            del texts[best]
    return found, headed


def _by_heading(cells: Sequence[str]) -> dict[str, int]:
    plain = [normal(cell) if len(cell) <= 20 else "" for cell in cells]
    found: dict[str, int] = {}
    for field in FIELDS:
        for word in headings()[field]:
            place = next(
                (p for p, cell in enumerate(plain) if cell == word and p not in found.values()), None
            )
            if place is not None:
                found[field] = place
                break
    return found


def _phones(texts: list[str]) -> float:
    """The share of the cells that are little but digits, five and more."""
    digits = [sum(ch.isdigit() for ch in text) for text in texts]
    share = sum(n >= 5 and n >= len(text) - 4 for n, text in zip(digits, texts, strict=True)) / len(texts)
    return share if share >= 0.5 else 0


def _names(texts: list[str]) -> float:
    """The share of the cells that are short, without digits and sentences, and mostly different from one another."""
    like = [t for t in texts if 1 < len(t) <= NAME_LENGTH * 2 and not any(ch.isdigit() for ch in t)]
    plain = [t for t in like if not set(t) & set("\u3002\uff0c,;\uff1b:\uff1a/|")]
    short = sum(map(len, texts)) / len(texts) <= NAME_LENGTH
    share = len(plain) / len(texts)
    return share * len(set(plain)) / max(len(plain), 1) if short and share >= 0.6 else 0


def _addresses(texts: list[str]) -> float:
    average = sum(map(len, texts)) / len(texts)
    return average if average >= ADDRESS_LENGTH else 0
