"""Which column means what: guessed from headings and content, shown, and corrected by the user."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from types import MappingProxyType

from huiyin.domain.reading.normal import normal
from huiyin.services.exchange.dates import NoDate, read_moment
from huiyin.services.exchange.problems import SheetRefused
from huiyin.services.exchange.sheet import Row
from huiyin.services.exchange.words import headings, never

FIELDS = ("external_id", "title", "body", "time", "name", "phone", "address", "place", "category")
SAMPLE = 200
"""Rows looked at before guessing."""
_LEAVE_OUT = "-"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Column numbers (from 0) by field, with the reason for each: heading, content or given."""

    names: tuple[str, ...]
    columns: MappingProxyType[str, int]
    reasons: MappingProxyType[str, str]
    has_headings: bool

    def column_name(self, field: str) -> str:
        """Return the heading of the column that means `field`; empty when there is none."""
        return self.names[self.columns[field]] if field in self.columns else ""

    def left_out(self) -> tuple[str, ...]:
        """Return the headings of the columns that are not taken."""
        used = set(self.columns.values())
        return tuple(name for place, name in enumerate(self.names) if place not in used)


def guess(rows: Sequence[Row]) -> Mapping:
    """Guess the meaning of the columns from the first rows (the heading row among them, if there is one)."""
    whole = [row for row in rows if not row.fault]
    if not whole:
        raise SheetRefused("no_rows")
    by_heading = _by_heading(whole[0].cells)
    has_headings = bool(by_heading) or _looks_like_headings(whole)
    body_rows = whole[1:] if has_headings else whole
    given = whole[0].cells if has_headings else ()
    width = _width(given, body_rows) if body_rows else len(given)
    names = tuple(_name(given, place) for place in range(width))
    texts = [
        [row.cells[place].strip() for row in body_rows if place < len(row.cells)] for place in range(width)
    ]
    found = {field: place for field, place in by_heading.items() if _plausible(field, texts[place])}
    reasons = dict.fromkeys(found, "heading")
    for field, place in _by_content(texts, names, found).items():
        found[field], reasons[field] = place, "content"
    return Mapping(names, MappingProxyType(found), MappingProxyType(reasons), has_headings)


def _width(given: Sequence[str], rows: Sequence[Row]) -> int:
    """Return how many columns there are: those with headings, unless most rows have more."""
    headed, widths = len(_to_last(given)), sorted(len(_to_last(row.cells)) for row in rows)
    return headed if headed >= widths[len(widths) // 2] else widths[-1]


def _to_last(cells: Sequence[str]) -> Sequence[str]:
    """Return the cells up to the last that is not blank."""
    filled = [place for place, cell in enumerate(cells) if cell.strip()]
    return cells[: filled[-1] + 1] if filled else ()


def corrected(mapping: Mapping, corrections: Iterable[str]) -> Mapping:
    """Apply corrections such as `body=HEADING`, `body=#3` (third column) or `name=-` (leave out).

    SheetRefused for a field or column that does not exist, a column given twice, or no text column.
    """
    columns, reasons = dict(mapping.columns), dict(mapping.reasons)
    given: dict[int, str] = {}
    for correction in corrections:
        field, _, wanted = correction.partition("=")
        field, wanted = field.strip(), wanted.strip()
        if field not in FIELDS:
            raise SheetRefused("unknown_field", given=field, known=", ".join(FIELDS))
        columns.pop(field, None)
        reasons.pop(field, None)
        if wanted == _LEAVE_OUT:
            continue
        place = _find(mapping, wanted)
        if place in given:
            raise SheetRefused("given_twice", given=mapping.names[place])
        given[place] = field
        for other in [name for name, taken in columns.items() if taken == place]:
            del columns[other], reasons[other]
        columns[field], reasons[field] = place, "given"
    if "body" not in columns:
        raise SheetRefused("no_body")
    return replace(mapping, columns=MappingProxyType(columns), reasons=MappingProxyType(reasons))


def _find(mapping: Mapping, wanted: str) -> int:
    """Return the column with this heading (as written, or in normal form) or number."""
    if wanted.startswith("#") and wanted[1:].isdigit() and 1 <= int(wanted[1:]) <= len(mapping.names):
        return int(wanted[1:]) - 1
    for same in (lambda name: name == wanted, lambda name: normal(name) == normal(wanted)):
        places = [place for place, name in enumerate(mapping.names) if same(name)]
        if places:
            return places[0]
    raise SheetRefused("unknown_column", given=wanted, known=", ".join(mapping.names))


def _name(given: Sequence[str], place: int) -> str:
    heading = " ".join(given[place].split()) if place < len(given) else ""
    return heading or f"#{place + 1}"


def _by_heading(cells: Sequence[str]) -> dict[str, int]:
    """Match headings: first those that are a known word, then those that hold one."""
    plain = [normal(cell) if len(cell) <= 40 else "" for cell in cells]
    found: dict[str, int] = {}
    for matches in (_is, _holds):
        ranked = [
            (rank, place, field)
            for field, words in headings().items()
            if field not in found
            for rank, word in enumerate(words)
            for place, heading in enumerate(plain)
            if place not in found.values() and matches(heading, word)
        ]
        for _, place, field in sorted(ranked):
            if field not in found and place not in found.values():
                found[field] = place
    return found


def _is(heading: str, word: str) -> bool:
    return heading == word


def _holds(heading: str, word: str) -> bool:
    """Tell whether a heading holds a word of two characters and more, and nothing that is never taken."""
    return (
        len(word) > 2 - (not word.isascii())
        and word in heading
        and not any(bad in heading for bad in never())
    )


def _looks_like_headings(rows: list[Row]) -> bool:
    """Tell whether the first row is short, whole and different from every other, as headings are."""
    cells = [cell.strip() for cell in rows[0].cells]
    if len(rows) < 2 or not all(cells) or len(set(cells)) < len(cells):
        return False
    return all(
        len(cell) <= 20 and not _is_date(cell) and not any(c.isdigit() for c in cell) for cell in cells
    )


def _plausible(field: str, texts: list[str]) -> bool:
    """Refuse a heading whose content cannot be what it says: account codes are nobody's name."""
    filled = [text for text in texts if text]
    if field == "name" and filled:
        return _share(filled, _is_code) < 0.5
    if field == "body" and filled:
        return _share(filled, _is_code) < 0.9
    return True


def _by_content(texts: list[list[str]], names: Sequence[str], found: dict[str, int]) -> dict[str, int]:
    """Guess what no heading told: the text, the time, the telephone and the title; never a name."""
    free = [
        place
        for place, name in enumerate(names)
        if place not in found.values() and not any(bad in normal(name) for bad in never())
    ]
    added: dict[str, int] = {}
    for field, score in (
        ("time", _time_score),
        ("phone", _phone_score),
        ("body", _body_score),
        ("title", _title_score),
    ):
        if field in found:
            continue
        best = max(free, key=lambda place: score(texts[place]), default=None)
        if best is not None and score(texts[best]) > 0:
            added[field] = best
            free.remove(best)
    return added


def _time_score(texts: list[str]) -> float:
    return _above(_share(texts, _is_date), 0.6)


def _phone_score(texts: list[str]) -> float:
    return _above(_share(texts, _is_phone), 0.5)


def _body_score(texts: list[str]) -> float:
    """The text is the longest column, of ten characters and more on average, and no code."""
    average = sum(len(text) for text in texts) / max(len(texts), 1)
    return average if average >= 10 and _share(texts, _is_code) < 0.5 else 0


def _title_score(texts: list[str]) -> float:
    filled = [text for text in texts if text]
    average = sum(len(text) for text in filled) / max(len(filled), 1)
    wordy = _share(filled, lambda text: not _is_code(text) and not _is_date(text) and not _is_phone(text))
    distinct = len(set(filled)) / max(len(filled), 1)
    return wordy * distinct if 5 <= average <= 60 and wordy > 0.8 and distinct > 0.5 else 0


def _above(share: float, least: float) -> float:
    return share if share >= least else 0


def _share(texts: list[str], true: object) -> float:
    filled = [text for text in texts if text]
    return sum(bool(true(text)) for text in filled) / len(filled) if filled and callable(true) else 0.0


def _is_date(text: str) -> bool:
    try:
        read_moment(text, UTC)
    except NoDate as error:
        return error.code != "no_date"
    return len(text) > 5


def _is_phone(text: str) -> bool:
    digits = "".join(c for c in text if c.isdigit())
    return 7 <= len(digits) <= 13 and len(digits) >= len(text) - 4 and not _is_date(text)


def _is_code(text: str) -> bool:
    return text.isascii() and " " not in text and any(c.isdigit() for c in text)
