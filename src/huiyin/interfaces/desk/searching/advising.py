"""What else may be tried where nothing was found: each a search that is one click away."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huiyin.domain.reading.searching.asked import Asked, Phrase
from huiyin.interfaces.desk.searching.narrowing import address_of
from huiyin.matters.queries.lookup.narrowed import Narrowed

LONG = 4  # characters; a longer word is tried in pieces
PIECE = 2

Advice = tuple[str | Promise, str, str]
"""What is done otherwise, the words that are then looked for, and the address."""


def advised(asked: Asked, words: str, narrowed: Narrowed) -> list[Advice]:
    """Without the filters; words apart instead of together; shorter words; each word by itself."""
    return list(_advised(asked, words, narrowed))


def said(phrase: Phrase) -> str:
    """A phrase as it is read."""
    return " ".join(phrase)


def _advised(asked: Asked, words: str, narrowed: Narrowed) -> Iterator[Advice]:
    if narrowed.is_narrow and asked:
        yield _("Without the filters"), words, address_of(words, Narrowed())
    runs = list(dict.fromkeys(run for phrase in asked.phrases for run in phrase))
    without = "".join(f' -"{said(one)}"' for one in asked.without)
    apart = " ".join(runs)
    if any(len(phrase) > 1 for phrase in asked.phrases):
        yield _("The words apart from one another"), apart, address_of(apart + without, narrowed)
    shorter = " ".join(piece for run in runs for piece in _pieces(run))
    if shorter != apart:
        yield _("In shorter words"), shorter, address_of(shorter + without, narrowed)
    if len(runs) > 1:
        for run in runs[:3]:
            if len(run) > 1:
                yield _("One word alone"), run, address_of(run, narrowed)


def _pieces(run: str) -> list[str]:
    """A long word without letters or digits of other scripts, cut in twos; the last may have three."""
    if len(run) < LONG or run.isascii():
        return [run]
    cut = [run[at : at + PIECE] for at in range(0, len(run), PIECE)]
    return cut if len(cut[-1]) == PIECE else [*cut[:-2], cut[-2] + cut[-1]]
