"""A representative signs the minutes that were read back (Art 20), on the screen or on paper, or does not and why."""

from datetime import datetime

from huiyin.foundation.ledger.rows import insert
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event, Signature
from huiyin.matters.record import act
from huiyin.matters.record.children import add_files, next_no
from huiyin.matters.record.writing import write
from huiyin.matters.together.at_table import mandated, name_of
from huiyin.matters.visiting import visit_in
from huiyin.work.minutes.signatures import (
    Signing,
    check,
    ensure_a_way,
    law_facts,
    lines_of,
    sealed_name,
    words_of,
)


@act
def sign_minutes(
    *, actor: StaffActor, at: datetime, matter_id: int, visit: int, signing: Signing, key: str | None = None
) -> Event:
    """What is signed is what was read back; more lines need a new reading. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=RECEIVE)
    row = visit_in(matter, visit)
    ensure_a_way(signing)
    facts = law_facts(matter, row, signing, on=local_day(at))
    asked = ask("sign_minutes", matter, actor=actor, at=at, **facts)
    check(signing)
    speaker = mandated(matter, signing.representative, on=asked.on)
    kept = [signing.file] if signing.file else []
    files = add_files(matter, kept, at=at, item_no=row.no, from_person=True)
    signed = Signature(matter=matter, no=next_no(matter), visit_no=row.no, how=signing.how, at=at)
    signed.representative_no = signing.representative
    signed.name = sealed_name(matter, signed.no, name_of(speaker)) if speaker else ""
    signed.attachment_no = files[0].no if files else None
    signed.lines = sum(one.struck_at is None for one in lines_of(row))
    signed.words = words_of(signing)
    insert(signed)
    public = {"visit": row.no, "signed": signing.how, "lines": signed.lines}
    inner = {"signature": signed.no, "representative": signing.representative, "files": len(files)}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)
