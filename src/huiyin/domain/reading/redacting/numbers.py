"""Numbers that are somebody's: identity cards, telephones, bank cards, vehicles, e-mail, and any long number besides."""

import re
from collections.abc import Iterator
from functools import cache

from huiyin.domain.reading.redacting.details import Detail
from huiyin.domain.reading.redacting.words import words

_GAP = r"(?:[ \u3000\-－—]{0,2})"
_LONG = re.compile(
    rf"(?:[(（]\+?86[)）]\s?|\+|(?<![0-9０-９]))[0-9０-９](?:{_GAP}[0-9０-９]){{6,22}}(?:{_GAP}[XxＸｘ])?(?![0-9０-９])"
)
_IDENTITY = re.compile(r"[1-9１-９][0-9０-９]{16}[0-9０-９XxＸｘ](?![0-9０-９])")
_IN_GROUPS = re.compile(r"[1-9](?:[ \-]?[0-9]){16}[ \-]?[0-9Xx](?![0-9])")
_MAIL = re.compile(r"[A-Za-z0-9._%+\-]+\s?[@＠]\s?[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
_AREA_PHONE = re.compile(
    r"(?<!\d)(?:\+86[\s-]?)?[(（]?0\d{2,3}[)）]?[\s\-－—]?\d{7,8}(?!\d)(?:\s?[转\-－—]\s?\d{1,5}(?!\d))?"
)
_DOTTED_PHONE = re.compile(r"(?<![\d.])1[3-9]\d[.·•]\d{4}[.·•]\d{4}(?![\d.])")
_SAID = "[零〇○一二三四五六七八九幺两]"
_SPOKEN = re.compile(rf"(?<!{_SAID}){_SAID}(?:[ \-－—]?{_SAID}){{6,18}}(?![十百千万年])")
_PASSPORT = re.compile(
    r"(?<![A-Za-z0-9])(?:(?:[EePpSsDd][A-Za-z]|1[45])\d{7}|[A-Za-z]\d{8}|[HhMm]\d{10})(?![A-Za-z0-9])"
)
_PAPER = re.compile(
    r"(?:护照|证件|通行证|居留|台胞证|回乡证|军官证|士兵证|驾驶证|社保卡|医保卡|残疾证|证)(?:号码|编号|号)?\s?[:：是为]{0,2}\s?"
    r"([A-Za-z]{1,3}\d{5,12})(?![A-Za-z0-9])"
)
_OFFICER = re.compile(r"[军武士文空海警]字?第\s?(\d{6,9})\s?号")
_CREDIT = re.compile(r"(?<![A-Za-z0-9])(?=[0-9X]{0,17}[A-WYZ])[0-9A-Z]{2}\d{6}[0-9A-Z]{10}(?![A-Za-z0-9])")
_ACCOUNT = re.compile(
    r"(?i)(?:qq|微信|wechat|weixin|wx|支付宝|抖音|快手|飞信)\s?(?:群|账号|帐号|号码|号|id|同号)?\s?[:：为是]{0,2}\s?"
    r"((?=[A-Za-z0-9_\-]*[0-9_])[A-Za-z0-9_\-]{5,25}|\d{5,12})"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_MOBILE = re.compile(r"(?:00)?(?:86)?1[3-9]\d{9}")
_OLD_CARD = re.compile(r"[1-8]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")


def numbers(text: str) -> Iterator[Detail]:
    """Every number in `text` that could be somebody's, by its form and its check digit."""
    for found in _MAIL.finditer(text):
        yield Detail(*found.span(), "email", found.group())
    for found in _OFFICER.finditer(text):
        yield Detail(*found.span(), "number", found.group())
    for found in _DOTTED_PHONE.finditer(text):
        yield Detail(*found.span(), "phone", found.group())
    for pattern in (_PASSPORT, _PAPER, _CREDIT, _ACCOUNT):
        for found in pattern.finditer(text):
            yield Detail(*found.span(pattern.groups), "number", found.group(pattern.groups))
    for found in _SPOKEN.finditer(text):
        yield Detail(*found.span(), "phone", found.group())
    for found in _plate().finditer(text):
        yield Detail(*found.span(), "plate", found.group())
    for found in _AREA_PHONE.finditer(text):
        yield Detail(*found.span(), "phone", found.group())
    at = 0
    while long := _LONG.search(text, at):
        found = _identity(text, long.start()) or long  # what stands behind a card's number is another
        at = found.end()
        kind = kind_of(found.group())
        if kind:
            yield Detail(*found.span(), kind, found.group())


def _identity(text: str, start: int) -> re.Match[str] | None:
    """The number of an identity card that begins here: in one, or in groups where its check digit is right."""
    parted = _IN_GROUPS.match(text, start)
    right = parted and is_identity(_plain(parted.group()))
    return _IDENTITY.match(text, start) or (parted if right else None)


def _plain(written: str) -> str:
    """The digits and letters alone, however wide they were written."""
    plain = "".join(str(int(ch)) if ch.isdigit() else ch.upper() for ch in written if ch.isalnum())
    return plain.replace("Ｘ", "X")


def kind_of(written: str) -> str:
    """What a long number is; empty for one that is nobody's, such as a day."""
    plain = _plain(written)
    if is_identity(plain) or re.fullmatch(r"\d{17}[\dX]", plain):
        return "id_number"  # one digit mistyped is still somebody's
    if _MOBILE.fullmatch(plain):
        return "phone"
    if _OLD_CARD.fullmatch(plain):
        return "id_number"  # fifteen digits, as before 1999
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


@cache
def _plate() -> re.Pattern[str]:
    digit = r"[A-HJ-NP-Za-hj-np-z0-9]"
    return re.compile(
        rf"[{words().plates}]\s?[A-HJ-NP-Za-hj-np-z]\s?[·•.\-－—]?\s?(?:{digit}\s?){{4}}"
        rf"(?:{digit}{{1,2}}|[挂学警港澳领使])(?![A-Za-z0-9])"
    )
