"""A matter of one's own out of a joint one: the same desk, dates and answer, and nothing of anybody else."""

import hashlib
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.foundation.ledger.rows import change, insert, select
from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.matters.asking import Asked, ask
from huiyin.matters.models import (
    Accused,
    Claim,
    Clock,
    Commitment,
    Document,
    Event,
    Holding,
    Item,
    Matter,
    Party,
    QueryCode,
    Relation,
    Signer,
)
from huiyin.matters.papers import contents_of, issue
from huiyin.matters.papers.opinion import opinion_contents
from huiyin.matters.record import search_index
from huiyin.matters.record.children import add, next_no
from huiyin.matters.record.identity import fresh_id, seal_party
from huiyin.matters.record.numbers import matter_number
from huiyin.matters.record.writing import write
from huiyin.matters.together.sealing import open_signer, open_words

SPLIT = "split_from"
ANSWERED = "served"  # where a matter of one's own begins that has its answer
KEPT_MARKS = ("extended", "in_powers", "simplified", "grave", "bounces", "objection_bound", "remanded")
ANSWER = (
    *("text", "facts", "finding", "reason", "basis"),
    *("outcome", "measure", "measure_due", "assistance"),
)
COUNTED = (
    *("limit", "side", "unit_id", "start", "length", "due", "provisional"),
    *("calendar", "start_at", "due_at", "excluded"),
)
NOT_THEIRS = ("answer_objection", "keep_promise", "answer_pressing")  # of the joint matter alone


def stage_of_own(joint: Matter, answered: bool) -> str:
    """Where a matter of one's own begins: with its answer in hand, or where the joint one stands."""
    return ANSWERED if answered else joint.stage


def open_own(
    joint: Matter, row: Signer, *, answered: bool, actor: PersonActor | StaffActor, at: datetime, on: date
) -> Event:
    """Write the signer's own matter; `on` is the day the answer reached them, or today. Their query code leads to it now."""
    matter = _matter(joint, row, answered, on, at)
    asked = ask("split_off", matter, actor=actor, at=at, own_stage=stage_of_own(joint, answered))
    matter.number = matter_number(asked.on)
    insert(matter)
    _people(matter, joint, row, at)
    _claims(matter, joint, answered)
    if not answered:
        asked.clocks.extend(_clocks(matter, joint))  # for the record to find the next date among them
    public: dict[str, Any] = {"channel": joint.channel}
    if answered:
        public |= {"documents": [_opinion(matter, joint, asked, at, on)], "served_on": on.isoformat()}
    add(Relation, matter, kind=SPLIT, other_id=joint.pk, since=asked.on)
    change(QueryCode, {"matter_id": matter.pk, "signer_no": None}, matter_id=joint.pk, signer_no=row.no)
    claims = " ".join(c.text for c in select(Claim, matter=matter.pk))
    search_index.put(matter.pk, f"{matter.number} {matter.title} {claims} {matter.place}")
    return write(
        matter,
        asked,
        actor=actor,
        at=at,
        public=public,
        inner={"from": joint.number},
        happened_on=on if answered else None,
        renews_stage=answered,
    )


def _matter(joint: Matter, row: Signer, answered: bool, on: date, at: datetime) -> Matter:
    """The row, at the same desk; what the first person wrote is theirs and does not come along."""
    moments = dict(joint.moments)
    if answered:
        kept = ("registered", "forwarded", "assigned", "accepted", "decided")
        moments = {name: day for name, day in moments.items() if name in kept} | {ANSWERED: on.isoformat()}
    with override(joint.language):
        body = _("Taken out of joint matter %(number)s, which this person signed.") % {"number": joint.number}
    view = open_words(row)
    holder = _opinion_unit(joint) if answered else joint.holder
    marks = {name: joint.marks[name] for name in KEPT_MARKS if name in joint.marks}
    fields = ("pack", "place_rules", "office", "title", "language", "channel", "kind", "path", "category")
    same = {name: getattr(joint, name) for name in fields}
    return Matter(
        id=fresh_id(at),
        **same,
        holder=holder,
        stage="new",
        body=f"{body}\n{view}" if view else body,
        place=joint.place,
        confidential=joint.confidential,
        identity_clear=True,
        people=1,
        received_at=joint.received_at,
        received_on=joint.received_on,
        entered_at=at,
        moments=moments,
        marks=marks,
        text_digest=hashlib.sha256(f"{SPLIT}{joint.pk}{at.isoformat()}".encode()).hexdigest(),
    )


def _opinion_unit(joint: Matter) -> Any:
    rows = select(Document, order="no", matter=joint.pk, kind="opinion", void_on=None)
    return rows[-1].unit if rows else joint.holder


def _people(matter: Matter, joint: Matter, row: Signer, at: datetime) -> None:
    """The signer becomes the person of the matter; who is complained of stays shut out."""
    named = open_signer(row)
    add(Item, matter, channel=joint.channel, received_at=joint.received_at, text="", people=1, by="person")
    words = {"name": named.name, "phone": named.phone, "address": named.address}
    insert(seal_party(Party(matter=matter, no=next_no(matter)), words))
    for one in select(Accused, matter=joint.pk):
        copied = {"unit_id": one.unit_id, "account_id": one.account_id, "how": one.how}
        if one.unit_id or one.account_id:
            insert(Accused(matter=matter, no=next_no(matter), **copied))
    if matter.office_id != matter.holder_id:
        add(Holding, matter, unit=matter.office, since=at, until=at, how="office")
    add(Holding, matter, unit=matter.holder, since=at, how="split_off", taken_up_at=at)
    matter.taken_up = True


def _claims(matter: Matter, joint: Matter, answered: bool) -> None:
    """What the joint matter asks for, and, once answered, its answers with the promises they make, kept or open."""
    given = select(Claim, order="position", matter=joint.pk, from_matter=None)
    for position, claim in enumerate(given, start=1):
        said = {name: getattr(claim, name) for name in (ANSWER if answered else ("text",))}
        own = add(Claim, matter, position=position, **said)
        if answered:
            _promises(matter, joint, claim, own)
    matter.claims = len(given)
    matter.undecided_claims = 0 if answered else len(given)


def _promises(matter: Matter, joint: Matter, claim: Claim, own: Claim) -> None:
    for row in select(Commitment, order="no", matter=joint.pk, claim_no=claim.no):
        kept = row.kept_on
        add(
            Commitment, matter, claim_no=own.no, text=row.text, unit_id=row.unit_id, due=row.due, kept_on=kept
        )
        matter.open_commitments += 0 if kept else 1


def _clocks(matter: Matter, joint: Matter) -> list[Clock]:
    """The office's time is the joint matter's own: taking a matter out gives nobody more, and nobody less."""
    return [
        add(Clock, matter, **{name: getattr(clock, name) for name in COUNTED})
        for clock in select(Clock, order="no", matter=joint.pk, running=True)
        if clock.limit not in NOT_THEIRS and clock.side == "office"
    ]


def _opinion(matter: Matter, joint: Matter, asked: Asked, at: datetime, on: date) -> int:
    """The opinion made out to this person, of the same unit and day, received on their own day."""
    paper = select(Document, order="no", matter=joint.pk, kind="opinion", void_on=None)[-1]
    claims = select(Claim, order="position", matter=matter.pk)
    given = contents_of(paper)
    with override(matter.language):
        note = _("Given on %(day)s in joint matter %(number)s.") % {
            "day": paper.issued_on.isoformat(),
            "number": joint.number,
        }
    contents = {
        **opinion_contents(matter, asked, at=at, claims=claims, unit=paper.unit),
        "facts_and_reasons": f"{matter.body} {note}",
        "signed_by": given.get("signed_by", ""),
        "accepted_on": given.get("accepted_on"),
        "date": given.get("date", paper.issued_on),
    }
    row = issue("opinion", matter, contents, asked=asked, unit=paper.unit)
    served = {"served_on": on, "served_how": "electronic", "served_note": ""}
    change(Document, served, matter=matter.pk, no=row.no)
    return row.no
