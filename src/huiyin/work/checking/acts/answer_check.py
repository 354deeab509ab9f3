"""The person says themselves whether what was closed is solved; their own word stands, and may be changed."""

from datetime import datetime

from huiyin.foundation.people.actor import PersonActor
from huiyin.matters import gate
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.checking.rows import PERSON, law_facts, open_check
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.checking.said import checked, take


@act
def answer_check(
    *, actor: PersonActor, at: datetime, matter_id: int, said: str, words: str = "", key: str | None = None
) -> Event:
    """Take the person's word on a drawn matter: `said` is a code of the law's `checks`. Raises Refused, Invalid, NoSuchMatter."""
    matter = gate.reach(matter_id, actor=actor)
    law, told = counsel_for(matter), words.strip()
    checked(said, told, law, silent=False)
    row = open_check(matter.pk)
    facts = law_facts(row, actor) | ({"check_said": said} if said else {})
    asked = ask("answer_check", matter, actor=actor, at=at, **facts)
    assert row is not None  # the law refuses what was not drawn
    public = take(matter, row, said, told, by=PERSON, on=asked.on, law=law)
    return write(matter, asked, actor=actor, at=at, public=public, renews_stage=False)
