"""Whether a term of an agreement has the person give up a right, by the words that the law pack lists for it."""

import re

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.reading.folding import fold

NEAR = {True: 14, False: 40}  # characters between giving up and the right, in ideographs and in letters
_SENTENCES = re.compile("[\u3002\uff1b\uff01\uff1f;!?\n]|\\.(?=\\s|$)")


def waived(text: str, counsel: Counsel) -> str:
    """The words in which a right is given up; empty where there are none, or the pack lists no such words."""
    for language in counsel.pack.languages:
        found = _in(text, counsel, language)
        if found:
            return found
    return ""


def _in(text: str, counsel: Counsel, language: str) -> str:
    plain = fold(text)
    for whole in _words(counsel, "whole_waivers", language):
        if whole in plain:
            return whole
    for harmless in sorted(_words(counsel, "no_rights", language), key=len, reverse=True):
        plain = plain.replace(harmless, "\n")
    giving, rights = (_words(counsel, group, language) for group in ("giving_up", "rights_at_stake"))
    for sentence in _SENTENCES.split(plain):
        found = _close(sentence, giving, rights)
        if found:
            return found
    return ""


def _close(sentence: str, giving: list[str], rights: list[str]) -> str:
    for verb in giving:
        for start in (m.end() for m in re.finditer(re.escape(verb), sentence)):
            after = sentence[start : start + NEAR[not verb.isascii()]]
            ends = [after.index(right) + len(right) for right in rights if right in after]
            if ends:
                return verb + after[: min(ends)]
    return ""


def _words(counsel: Counsel, group: str, language: str) -> list[str]:
    codes = counsel.pack.groups.get(group, ())
    return [fold(counsel.term(code).say(language)) for code in codes]
