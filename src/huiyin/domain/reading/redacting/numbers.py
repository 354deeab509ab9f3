"""Numbers that are somebody's: identity cards, telephones, bank cards, vehicles, e-mail, and any long number besides."""

import re
from collections.abc import Iterator

from huiyin.domain.reading.redacting.details import Detail
from huiyin.domain.reading.redacting.words import words

_GAP = r"[\s\-－—·.]?"
_LONG = re.compile(rf"(?<![0-9０-９])[0-9０-９](?:{_GAP}[0-9０-９]){{6,22}}(?:{_GAP}[XxＸｘ])?(?![0-9０-９])")
_MAIL = re.compile(r"[A-Za-z0-9._%+\-]+\s?[@＠]\s?[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
_AREA_PHONE = re.compile(r"(?<!\d)[(（]?0\d{2,3}[)）]?[\s\-－—]?\d{7,8}(?!\d)")
_ACCOUNT = re.compile(r"(?i)(?:qq|wechat|wx|weixin)\s*[:：]?\s*([A-Za-z0-9_\-]{5,20})")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_MOBILE = re.compile(r"(?:86)?1[3-9]\d{9}")


def numbers(text: str) -> Iterator[Detail]:
    """Every number in `text` that could be somebody's, by its form and its check digit."""
    for found in _MAIL.finditer(text):
        yield Detail(*found.span(), "email", found.group())
    for found in _ACCOUNT.finditer(text):
        yield Detail(*found.span(), "number", found.group())
    for found in _plate().finditer(text):
        yield Detail(*found.span(), "plate", found.group())
    for found in _AREA_PHONE.finditer(text):
        yield Detail(*found.span(), "phone", found.group())
    for found in _LONG.finditer(text):
        kind = kind_of(found.group())
        if kind:
            yield Detail(*found.span(), kind, found.group())


def kind_of(written: str) -> str:
    """What a long number is; empty for one that is nobody's, such as a day."""
    plain = "".join(str(int(ch)) if ch.isdigit() else ch.upper() for ch in written if ch.isalnum())
    plain = plain.replace("Ｘ", "X")
    if is_identity(plain) or re.fullmatch(r"\d{17}[\dX]", plain):
        return "id_number"  # one digit mistyped is still somebody's
    if _MOBILE.fullmatch(plain):
        return "phone"
    if 15 <= len(plain) <= 19 and plain[0] != "0":
        return "card"
    if re.fullmatch(r"(19|20)\d{2}(0?[1-9]|1[0-2])(0?[1-9]|[12]\d|3[01])", plain):
        return ""  # a day
    return "phone" if len(plain) in (7, 8) else "number"


def is_identity(plain: str) -> bool:
    """Whether these are the eighteen characters of an identity card with their check digit (GB 11643)."""
    if not re.fullmatch(r"\d{17}[\dX]", plain):
        return False
    return check_digit(plain) == plain[-1]


def check_digit(seventeen: str) -> str:
    """The check digit that belongs to the first seventeen digits of an identity card."""
    return _CHECKS[sum(int(d) * w for d, w in zip(seventeen, _WEIGHTS, strict=False)) % 11]


def _plate() -> re.Pattern[str]:
    return re.compile(rf"[{words().plates}]\s?[A-HJ-NP-Z]\s?[·•.\-]?\s?[A-HJ-NP-Z0-9]{{5,6}}(?![A-Za-z0-9])")
