"""Whether an answer says where its reader may go next, and in how many days, as the law has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from huiyin.domain.reading.replies.citing import number_of
from huiyin.domain.reading.replies.parts import Demands, Part, Remark
from huiyin.domain.reading.replies.sentences import Sentence, any_of, sentences

_DAYS = re.compile(r"(?<!月)([0-9零一二两三四五六七八九十百]{1,4})\s?个?(工作)?[日天](?:之?内|以内)")


def remedies(parts: Sequence[Part], demands: Demands) -> Iterator[Remark]:
    """A remark where the way to review is missing though nothing prints it, where other days are named than the law's, and
    where review is offered though the law has none any more.
    """
    said = [
        (part, one) for part in parts for one in sentences(part.text) if any_of("remedy").search(one.text)
    ]
    if demands.remedy and not demands.printed and not said:
        yield Remark("remedy_missing", values=_law(demands))
    for part, one in said:
        offered = any_of("offers_review").search(one.text)
        if demands.last and offered:
            yield Remark("remedy_none", part.name, one.start, one.end, part.claim)
        elif any_of("review").search(one.text) and demands.days:
            yield from _other_days(part, one, demands)


def _other_days(part: Part, one: Sentence, demands: Demands) -> Iterator[Remark]:
    """Spans that a sentence on review names and that are not the law's; not those within which an office acts."""
    if any_of("office_time").search(one.text):
        return
    for days in _DAYS.finditer(one.text):
        if number_of(days[1]) != demands.days or days[2]:
            start, end = one.start + days.start(), one.start + days.end()
            yield Remark("remedy_days", part.name, start, end, part.claim, values=_law(demands))


def _law(demands: Demands) -> dict[str, str]:
    return {"days": str(demands.days), "article": demands.article}
