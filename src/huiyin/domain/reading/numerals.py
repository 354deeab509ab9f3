"""The numbers a running text states, Chinese or English, with their places; days, articles and list numbers are none."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_DIGIT = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_TIMES = {"十": 10, "百": 100, "千": 1000}
_NUMERALS = "零〇一二两三四五六七八九十百千万"
_TAG = re.compile(r"\s?[〔\[](\d{1,4})[〕\]]")
_PLAIN = re.compile(r"(?<![\d.A-Za-z])(\d[\d,]*(?:\.\d+)?)\s?(%|‰|万|亿)?")
_SPOKEN = re.compile(
    rf"(百分之)?([{_NUMERALS}点]+)(?=(件次|件|批次|批|人次|人|项|家|起|宗|个百分点|个|天|日|户|倍|成)?)"
)
_NO_NUMBERS = re.compile(
    r"九成(?=不超过)|〔\d{4}〕\d+号|\d{4}\s?年(?:\s?\d{1,2}\s?月)?(?:\s?\d{1,2}\s?日)?|\d{1,2}\s?月(?:份|\s?\d{1,2}\s?日)?|\d{4}-\d{1,2}(?:-\d{1,2})?"
    rf"|\d{{1,2}}:\d{{2}}|第[\d{_NUMERALS}]+(?:条|款|项|章|次|季度|期|届|[（(])|\bArt(?:icle)?\.? ?\d+(?:\(\d+\))*"
    rf"|^\s*(?:[（(]?[\d{_NUMERALS}]+[)）、.．]\s?)|\b(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)(?: \d{1,2},?)? \d{4}|\d{1,2} (?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December) \d{4}",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """One number: its place, its words, its value (of a percentage the hundredths), its decimals, the tag behind it."""

    start: int
    end: int
    words: str
    value: Decimal
    percent: bool
    tag: str = ""

    @property
    def decimals(self) -> int:
        """How many decimals are written."""
        exponent = self.value.as_tuple().exponent
        return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def numbers_in(text: str) -> list[Number]:
    """Every number the text states, in its order."""
    plain = _narrow(text)
    spared = [found.span() for found in _NO_NUMBERS.finditer(plain)]
    spared += [found.span() for found in _TAG.finditer(plain)]
    found = [*_written(plain), *_spoken(plain)]
    told = (one for one in found if not any(start <= one.start < end for start, end in spared))
    return sorted(told, key=lambda one: one.start)


def untagged(text: str) -> str:
    """The text without the tags, as it is printed."""
    return _TAG.sub("", text)


def tags_in(text: str) -> list[str]:
    """Every tag of the text, in its order."""
    return _TAG.findall(_narrow(text))


def _written(text: str) -> Iterator[Number]:
    for found in _PLAIN.finditer(text):
        try:
            value = Decimal(found[1].replace(",", ""))
        except InvalidOperation:
            continue
        value *= {"万": 10_000, "亿": 100_000_000}.get(found[2] or "", 1)
        end, tag = _tagged(text, found.end())
        yield Number(found.start(), end, found[0].strip(), value, found[2] == "%", tag)


def _spoken(text: str) -> Iterator[Number]:
    for found in _SPOKEN.finditer(text):
        percent, word, of = bool(found[1]), found[2], found[3]
        if not percent and (
            of is None or (word in ("一", "两") and of in ("个", "项", "件", "次", "家", "户"))
        ):
            continue  # "一个问题" counts nothing
        value = _value(word)
        if value is None:
            continue
        end, tag = _tagged(text, found.end())
        yield Number(found.start(), end, found[0], value, percent, tag)


def _tagged(text: str, end: int) -> tuple[int, str]:
    """The tag right behind a number, also behind the word for what is counted."""
    found = re.compile(r"(?:\s?[件批人次项家起天日户个]{0,2})" + _TAG.pattern).match(text, end)
    return (end, found[1]) if found else (end, "")


def _value(word: str) -> Decimal | None:
    whole, _, part = word.partition("点")
    read = _whole(whole)
    if read is None:
        return None
    if not part:
        return Decimal(read)
    if any(ch not in _DIGIT for ch in part):
        return None
    return Decimal(f"{read}.{''.join(str(_DIGIT[ch]) for ch in part)}")


def _whole(word: str) -> int | None:
    if not word:
        return None
    if "万" in word:
        high, _, low = word.partition("万")
        above, below = _whole(high), _whole(low) if low else 0
        return None if above is None or below is None else above * 10_000 + below
    if len(word) > 1 and all(ch in _DIGIT for ch in word):
        return int("".join(str(_DIGIT[ch]) for ch in word))
    value, digit = 0, None
    for ch in word:
        if ch in _DIGIT:
            digit = _DIGIT[ch]
        else:
            value += (1 if digit is None else digit) * _TIMES[ch]
            digit = None
    return value + (digit or 0)


def _narrow(text: str) -> str:
    """Full-width digits and signs as plain ones, each character in its place."""
    return "".join(map(_narrow_one, text))


def _narrow_one(ch: str) -> str:
    folded = unicodedata.normalize("NFKC", ch)
    return folded if folded.isdigit() or folded in ("%", ".") else ch
