"""What is asked of words before everybody reads them: all there, not too long, nobody left in them, read by a person."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.domain.reading.redacting.details import Detail
from huiyin.matters.models import Matter
from huiyin.matters.nameless import ensure_nameless
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.redacting import still_there

LONGEST = {"title": 100, "asked": 5_000, "answered": 10_000}  # house sizes: a result is published, not a file
NAMED_AT_MOST = 12


@dataclass(frozen=True, slots=True)
class ForEverybody:
    """A matter in the words everybody reads; `harmless` are words in them that look like somebody's and are nobody's."""

    title: str
    asked: str
    answered: str
    harmless: Sequence[str] = ()


def read_through(matter: Matter, words: ForEverybody) -> dict[str, str]:
    """The words, tidy. Raises Invalid, naming every place that still leads to somebody."""
    kept = {name: clean(getattr(words, name)) for name in LONGEST}
    empty = [
        Problem(name, _("This is part of what everybody reads. Write it.")) for name in kept if not kept[name]
    ]
    text = _("The text has %(n)d characters; keep it to %(max)d.")
    long = [
        Problem(name, text % {"n": len(said), "max": LONGEST[name]})
        for name, said in kept.items()
        if len(said) > LONGEST[name]
    ]
    if empty or long:
        raise Invalid(*empty, *long)
    for name, said in kept.items():
        ensure_nameless(matter, said, field=name)
    left = [
        Problem(name, _told(found))
        for name, said in kept.items()
        if (found := still_there(matter, said, words.harmless))
    ]
    if left:
        raise Invalid(*left)
    return kept


def _told(found: Sequence[Detail]) -> str:
    names = list(dict.fromkeys(one.words for one in found))
    shown = _(", ").join(f"“{one}”" for one in names[:NAMED_AT_MOST])
    if len(names) > NAMED_AT_MOST:
        shown += _(" and %(n)d more") % {"n": len(names) - NAMED_AT_MOST}
    return _(
        "This could lead to somebody: %(words)s. Take it out, or, where it is nobody's, put it into “leads to nobody”."
    ) % {"words": shown}
