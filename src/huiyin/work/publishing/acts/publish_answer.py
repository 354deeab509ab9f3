"""Publish an answered matter in redacted form: its person agreed, and a person of the office read it through."""

import secrets
from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SERVE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Publication
from huiyin.matters.record import act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import write
from huiyin.matters.redacting import counted, proposals
from huiyin.work.publishing.reading_through import ForEverybody, read_through


@act
def publish_answer(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    words: ForEverybody,
    confirmed: bool,
    key: str | None = None,
) -> Event:
    """Put the matter on the public page in these words. `confirmed`: the actor read them as a stranger would.

    Raises Refused, Invalid, gate errors.
    """
    matter = gate.reach(matter_id, actor=actor, needs=(HANDLE, SERVE), at_desk=True)
    read = {"nameless": True} if confirmed else {}  # not having read it is no finding that it names somebody
    asked = ask("publish_answer", matter, actor=actor, at=at, **read)
    kept = read_through(matter, words)
    out = counted(proposals(matter, matter.body))
    number = secrets.token_hex(6)
    row = add(
        Publication,
        matter,
        **kept,
        number=number,
        category=matter.category,
        published_on=asked.on,
        taken_out=out,
    )
    matter.marks = {**matter.marks, "answer_public": True}
    public = {"publication": row.no, "title": kept["title"]}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"harmless": list(words.harmless)})
