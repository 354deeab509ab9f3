"""Small words every paper needs: dates, numerals, and a person's text made safe to print literally."""

import re
from datetime import date, datetime

_ILLEGAL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_OPEN_EMBEDDING = "\u202a\u202b\u202d\u202e"
_OPEN_ISOLATE = "\u2066\u2067\u2068"
_POP_EMBEDDING, _POP_ISOLATE = "\u202c", "\u2069"
_BIDI = re.compile(f"[{_OPEN_EMBEDDING}{_OPEN_ISOLATE}{_POP_EMBEDDING}{_POP_ISOLATE}]")
_DIGITS = "零一二三四五六七八九"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def is_english(lang: str) -> bool:
    """True for ``en`` and its regions; every other language is printed in Chinese, the official one."""
    return lang.lower().split("-")[0].split("_")[0] == "en"


def day_words(day: date, lang: str) -> str:
    """A date as a paper prints it: ``2026年1月5日`` (Arabic, no leading zeros) or ``5 January 2026``.

    An aware datetime is printed by its own wall-clock date: the caller has already chosen the place.
    """
    if isinstance(day, datetime):
        day = day.date()
    if is_english(lang):
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"


def numeral(number: int) -> str:
    """1 to 99 in Chinese numerals, as headings count them; anything else falls back to digits."""
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else _DIGITS[tens] + "十")
    return head + (_DIGITS[ones] if ones else "")


def literal(text: str) -> str:
    """The person's words, printable anywhere: every line break is ``\\n``, nothing XML forbids is left.

    A control character is shown as U+FFFD rather than dropped, so that the paper does not hide that
    something stood there. Direction marks stay, but those left open are closed at the end of their line,
    so that they cannot turn round the office's own words printed after them.
    """
    text = _ILLEGAL.sub("\ufffd", _BREAKS.sub("\n", text))
    if not _BIDI.search(text):
        return text
    return "\n".join(line + _closers(line) for line in text.split("\n"))


def one_line(text: str) -> str:
    """``literal`` on a single line: breaks, tabs and runs of blanks become one blank."""
    return literal(" ".join(_BREAKS.sub("\n", text).split()))


def paragraphs(text: str) -> tuple[str, ...]:
    """The non-empty lines of a text, each to be printed as a paragraph of its own."""
    return tuple(line for line in (part.strip(" \t\u3000") for part in literal(text).split("\n")) if line)


def _closers(line: str) -> str:
    """The marks that close what this line leaves open, by the Unicode bidirectional algorithm (UAX 9)."""
    opened: list[str] = []
    for mark in _BIDI.findall(line):
        if mark in _OPEN_EMBEDDING:
            opened.append(_POP_EMBEDDING)
        elif mark in _OPEN_ISOLATE:
            opened.append(_POP_ISOLATE)
        elif mark == _POP_EMBEDDING and opened and opened[-1] == _POP_EMBEDDING:
            opened.pop()
        elif mark == _POP_ISOLATE and _POP_ISOLATE in opened:
            while opened.pop() != _POP_ISOLATE:
                pass
    return "".join(reversed(opened))
