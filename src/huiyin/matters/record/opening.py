"""Opening a case file for something that came in: the matter with its first item, people, claims and files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings

from huiyin.domain.reading.normal import digest
from huiyin.foundation.ledger.rows import insert
from huiyin.foundation.people.actor import Actor
from huiyin.foundation.units.models import Unit
from huiyin.foundation.vault.seal import seal
from huiyin.matters.asking import ask, counsel_for_new
from huiyin.matters.facts import local_day
from huiyin.matters.models import Accused, Claim, Event, Holding, Item, Matter, Party
from huiyin.matters.record import codes, search_index
from huiyin.matters.record.children import add, add_files, next_no
from huiyin.matters.record.identity import fresh_id, seal_party
from huiyin.matters.record.numbers import drill_number, file_number, matter_number
from huiyin.matters.record.writing import write

CONSENTS = (
    "may_call",
    "e_service",
)  # of the one who brings it; they stand on the party and, for the law, as marks


@dataclass(frozen=True, slots=True)
class Opening:
    """What a new case file holds, already checked by the act that takes it in."""

    title: str
    body: str
    claims: tuple[str, ...]
    channel: str
    received_at: datetime
    parties: tuple[dict[str, str], ...] = ()
    accused_units: tuple[int, ...] = ()
    accused_names: tuple[str, ...] = ()
    accused_accounts: tuple[int, ...] = ()
    anonymous: bool = False
    kind: str = ""
    path: str = ""
    category: str = ""
    place: str = ""
    publishable: bool = False
    people: int = 1
    language: str = "zh-hans"
    files: tuple[Any, ...] = ()
    postmark: date | None = None
    read_back: bool = False
    code: str = ""
    by: str = "person"
    drill: bool = False  # an exercise: no number of the series, not found by any search
    own: bool = False  # an office's own file: neither
    facts: Mapping[str, str] = field(default_factory=dict)


Further = Callable[
    [Matter], dict[str, Any]
]  # writes what comes beside the first item; what it says goes into the event


def open_matter(
    act: str,
    opening: Opening,
    *,
    office: Unit,
    actor: Actor,
    at: datetime,
    further: Further | None = None,
    inner: dict[str, Any] | None = None,
    **given: Any,
) -> Event:
    """Write a new matter for the office that takes it in; the law's clock runs from the day it was received.

    `inner` is added to what the desk's record says, `given` are facts that belong to the act alone.
    """
    matter = _matter(opening, office, at)
    asked = ask(act, matter, actor=actor, at=at, **given)
    matter.number = _number(opening, local_day(at))
    insert(matter)
    item = _children(matter, opening, at)
    add(Holding, matter, unit=office, since=at, how="taken")
    if opening.code:
        codes.keep(matter.pk, opening.code)
    if not (opening.drill or opening.own):
        words = f"{matter.number} {opening.title} {opening.body} {' '.join(opening.claims)} {opening.place}"
        search_index.put(matter.pk, words)
        search_index.put_marks(matter.pk, opening.body, opening.title)
    public = {"channel": opening.channel, "files": len(opening.files)}
    public |= further(matter) if further else {}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"item": item.no, **(inner or {})})


def _number(opening: Opening, on: date) -> str:
    if opening.drill:
        return drill_number(on)
    return file_number(on) if opening.own else matter_number(on)


def _matter(opening: Opening, office: Unit, at: datetime) -> Matter:
    named = any(p.get("name", "").strip() for p in opening.parties)
    return Matter(
        id=fresh_id(at),
        pack=settings.HUIYIN_PACK,
        place_rules=settings.HUIYIN_PLACE or "",
        office=office,
        holder=office,
        stage="new",
        title=opening.title,
        body=opening.body,
        language=opening.language,
        channel=opening.channel,
        kind=opening.kind,
        path=opening.path,
        category=opening.category,
        place=opening.place,
        anonymous=opening.anonymous,
        identity_clear=named and not opening.anonymous,
        confidential=opening.kind in counsel_for_new().having("confidential"),
        publishable=opening.publishable,
        people=opening.people,
        received_at=opening.received_at,
        received_on=local_day(opening.received_at),
        entered_at=at,
        claims=len(opening.claims),
        undecided_claims=len(opening.claims),
        text_digest="" if opening.drill or opening.own else digest(opening.body),
        marks={**opening.facts, **_consents(opening)},
    )


def _consents(opening: Opening) -> dict[str, bool]:
    """What the first of those who bring it agreed to."""
    first = next(iter(opening.parties), {})
    return {name: True for name in CONSENTS if first.get(name) == "yes"}


def _children(matter: Matter, opening: Opening, at: datetime) -> Item:
    item = add(
        Item,
        matter,
        channel=opening.channel,
        received_at=opening.received_at,
        postmark=opening.postmark,
        text="",
        people=opening.people,
        read_back=opening.read_back,
        by=opening.by,
    )
    for words in opening.parties:
        agreed = {name: words.get(name) == "yes" for name in CONSENTS}
        party = Party(matter=matter, no=next_no(matter), role=words.get("role", "petitioner"), **agreed)
        insert(seal_party(party, words))
    for position, text in enumerate(opening.claims, start=1):
        add(Claim, matter, position=position, text=text)
    for unit_id in opening.accused_units:
        add(Accused, matter, unit_id=unit_id)
    for account_id in opening.accused_accounts:
        add(Accused, matter, account_id=account_id)
    for name in opening.accused_names:
        row = Accused(matter=matter, no=next_no(matter))
        row.name = seal(name, f"accused:{matter.pk}:{row.no}")
        insert(row)
    add_files(matter, opening.files, at=at, item_no=item.no, from_person=opening.by == "person")
    return item
