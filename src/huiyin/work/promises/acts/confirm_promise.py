"""The person says whether a promise was kept: their word stands beside the unit's, and a "no" opens it again (Art 32, 40)."""

from datetime import datetime
from typing import Any

from huiyin.foundation.people.actor import PersonActor
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.promises.given_word import Said, checked, law_facts, owing, promise, take_word


@act
def confirm_promise(
    *,
    actor: PersonActor,
    at: datetime,
    matter_id: int,
    commitment: int,
    said: str,
    words: str = "",
    key: str | None = None,
) -> Event:
    """Take the person's word on one promise: `said` is done, partly or not_done. Raises Refused, Invalid, NoSuchMatter.

    "partly" and "not_done" open the promise again, and a closed matter with it; the office presses for it at once.
    """
    matter = gate.reach(matter_id, actor=actor)
    given = Said(commitment, said, words.strip())
    checked(given)
    row = promise(matter, commitment)
    facts = law_facts([row], local_day(at))
    asked = ask("confirm_promise", matter, actor=actor, at=at, said=said, **facts)
    disputed = take_word(matter, row, given, by="person", on=asked.on)
    public: dict[str, Any] = {"commitment": commitment, "promise": row.text, "due": row.due.isoformat()}
    public |= {"said": said, "said_words": given.words, "disputed": disputed}
    owes = owing(matter, row, asked.on)
    return write(matter, asked, actor=actor, at=at, owing=owes, public=public, renews_stage=False)
