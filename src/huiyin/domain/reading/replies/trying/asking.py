"""What a letter asks for, where nobody has written down its claims: its numbered wishes, or its subject and the sentences that ask."""

from __future__ import annotations

import re

from huiyin.domain.reading.replies.answering import can_be_sought
from huiyin.domain.reading.replies.sentences import any_of, sentences

MOST = 8
REACH = 160  # characters of a sentence that are looked at
_NUMBERED = re.compile(r"(?<![\d.])(?:[1-9]|[一二三四五六七八九])[、.．)）](?!\d)\s*([^\n。；;]{6,160})")


def claims_of(subject: str, body: str) -> dict[int, str]:
    """Its claims by number. A letter that numbers nothing has one: its subject and what it asks, or its first words."""
    numbered = [one for one in _NUMBERED.findall(body) if can_be_sought(one)]
    if len(numbered) > 1:
        return dict(enumerate(numbered[:MOST], start=1))
    asking = [one.text.strip()[-REACH:] for one in sentences(body) if any_of("asks").search(one.text)]
    whole = "。".join((subject.strip(), *asking[-MOST:]))
    if not can_be_sought(whole):
        whole = f"{subject.strip()}。{body.strip()[:REACH]}"
    return {1: whole} if can_be_sought(whole) else {}
