"""Take the text of a scanned letter into the matter, as a clerk read it through; the picture stays what was received (Art 19, 20)."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, REGISTER, TAKE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Attachment, Claim, Event, Item, Matter, Party
from huiyin.matters.record import Invalid, Problem, act, search_index
from huiyin.matters.record.children import add
from huiyin.matters.record.identity import SEALED, open_party, seal_party
from huiyin.matters.record.writing import write
from huiyin.work.intake.filing import MAX_BODY, MAX_CLAIM, MAX_CLAIMS

MAY = (TAKE, REGISTER, HANDLE)
CONTACT = ("phone", "address")
LONGEST_CONTACT = 300


@act
def take_transcript(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    file: int,
    text: str,
    claims: tuple[str, ...] = (),
    contact: Mapping[str, str] | None = None,
    key: str | None = None,
) -> Event:
    """Write the text beside the letter it came with. Raises Refused, Invalid, gate errors.

    `file` is the number of one of the letter's pictures, `text` the transcript of the whole letter: it takes the place of an
    earlier transcript, and of nothing else. `claims` are added to those there; `contact` (phone, address) fills only what
    the first who brings the matter left empty.
    """
    matter = gate.reach(matter_id, actor=actor, needs=MAY)
    _ensure_own(matter, actor)
    asked = ask("take_transcript", matter, actor=actor, at=at)
    item = _item(matter, file)
    words, wanted = clean(text), tuple(one for one in (clean(one) for one in claims) if one)
    _check(matter, words, wanted)
    change(Item, {"text": words}, matter=matter.pk, no=item.no)
    for position, claim in enumerate(wanted, start=matter.claims + 1):
        add(Claim, matter, position=position, text=claim)
    matter.claims += len(wanted)
    matter.undecided_claims += len(wanted)
    filled = _fill(matter, contact or {})
    search_index.renew(matter)
    search_index.put_marks(matter.pk, words, matter.title)
    digest = hashlib.sha256(words.encode()).hexdigest()
    inner = {"item": item.no, "transcript": digest, "characters": len(words), "filled": filled}
    return write(matter, asked, actor=actor, at=at, public={"claims_added": len(wanted)}, inner=inner)


def _ensure_own(matter: Matter, actor: StaffActor) -> None:
    if actor.unit_id not in {matter.holder_id, matter.office_id}:
        raise gate.NotPermitted(
            _("A letter is written down by the unit that works on the matter now, or took it in.")
        )


def _item(matter: Matter, file: int) -> Item:
    """The letter the picture came with, where its words are on paper alone. Raises Invalid."""
    kept = next(iter(select(Attachment, matter=matter.pk, no=file)), None)
    found = select(Item, matter=matter.pk, no=kept.item_no) if kept and kept.item_no is not None else []
    if not found:
        raise Invalid(Problem("text", _("This file came with no letter, so there is none to write down.")))
    earlier = any(
        event.inner.get("item") == found[0].no
        for event in select(Event, matter=matter.pk, act="take_transcript")
    )
    if found[0].text and not earlier:
        raise Invalid(
            Problem(
                "text", _("What came with this file has a text of its own, and stays as it was received.")
            )
        )
    return found[0]


def _check(matter: Matter, words: str, claims: tuple[str, ...]) -> None:
    problems = []
    if not words:
        problems.append(Problem("text", _("There is no text yet. Write down what the letter says.")))
    if len(words) > MAX_BODY:
        said = _(
            "The text has %(n)d characters; at most %(max)d fit here. The picture stays with the matter in any case."
        )
        problems.append(Problem("text", said % {"n": len(words), "max": MAX_BODY}))
    if matter.claims + len(claims) > MAX_CLAIMS:
        said = _("With these there are %(n)d requests; at most %(max)d can be answered one by one.")
        problems.append(Problem("claims", said % {"n": matter.claims + len(claims), "max": MAX_CLAIMS}))
    if any(len(one) > MAX_CLAIM for one in claims):
        problems.append(
            Problem("claims", _("A request has at most %(max)d characters.") % {"max": MAX_CLAIM})
        )
    if problems:
        raise Invalid(*problems)


def _fill(matter: Matter, contact: Mapping[str, str]) -> list[str]:
    """Which parts of the contact were empty and are filled now."""
    given = {name: clean(contact.get(name, "")).replace("\n", " ")[:LONGEST_CONTACT] for name in CONTACT}
    party = next(iter(select(Party, order="no", matter=matter.pk)), None)
    if party is None or matter.anonymous or not any(given.values()):
        return []
    words = open_party(party)
    filled = [name for name in CONTACT if given[name] and not words[name]]
    if filled:
        seal_party(party, words | {name: given[name] for name in filled})
        change(
            Party,
            {name: getattr(party, name) for name in (*SEALED, "same_as")},
            matter=matter.pk,
            no=party.no,
        )
    return filled
