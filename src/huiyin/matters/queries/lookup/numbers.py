"""The numbers of matters that somebody may mean by what they typed: a whole number, its beginning, or its last digits."""

from __future__ import annotations

import re

from django.conf import settings
from django.db.models import Q

from huiyin.domain.reading.folding import fold
from huiyin.matters.models import NumberSeries

YEAR, COUNT = 4, 6  # digits of a number: its year, and the count within it
LONGEST = 40  # characters; no number is longer
_BETWEEN = re.compile(r"[\s\-_/.\u00b7\u2010-\u2015]+")


def written(words: str) -> frozenset[str]:
    """The whole numbers that what was typed may be, whatever its width and case, its spaces and dashes, its letters or none."""
    plain = "".join(char if char.isprintable() else " " for char in fold(words[:LONGEST]))
    typed = " ".join(plain.split()).upper()
    joined = _BETWEEN.sub("", typed)
    return frozenset({typed, joined, _prefix() + joined.removeprefix(_prefix())})


def meant(words: str) -> Q | None:
    """Which numbers are meant; None where there is no digit in it.

    Up to six digits are the count of any year; more, or more than the year after the letters, are a beginning.
    """
    forms, prefix = written(words), _prefix()
    plain = min(forms, key=len)
    digits = plain.removeprefix(prefix)
    if not any(char.isdecimal() for char in digits):
        return None
    if not (digits.isascii() and digits.isdecimal()) or len(digits) >= YEAR + COUNT:
        return Q(number__in=forms)
    found = Q(pk__in=[])
    if len(digits) > YEAR and (len(digits) > COUNT or plain != digits):
        following = f"{int(digits) + 1:0{len(digits)}}"
        found |= Q(number__gte=prefix + digits, number__lt=prefix + following)
    if len(digits) <= COUNT:
        years = NumberSeries.objects.filter(series="matter").values_list("year", flat=True)
        found |= Q(number__in=[f"{prefix}{year}{digits:0>{COUNT}}" for year in years])
    return found


def is_part(words: str) -> bool:
    """Whether nothing but a number or a part of one was typed, with its letters or without."""
    digits = min(written(words), key=len).removeprefix(_prefix())
    return digits.isascii() and digits.isdecimal()


def _prefix() -> str:
    """The letters with which the numbers of this installation begin."""
    return str(settings.HUIYIN_NUMBER_PREFIX).upper()
