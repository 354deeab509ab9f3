"""Everything the page of one matter shows, in a few queries; begins at the gate's logged reading."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.why import Permit, Refusal
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people import permissions
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.tree import tree
from huiyin.foundation.vault.seal import unseal
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for
from huiyin.matters.facts import local_day
from huiyin.matters.models import (
    Accused,
    Attachment,
    Claim,
    Clock,
    Commitment,
    Document,
    Event,
    Holding,
    Item,
    Matter,
    Party,
    Rating,
    ReadEntry,
)
from huiyin.matters.queries.beside import PROMISED, Beside, beside
from huiyin.matters.queries.offered import offered
from huiyin.matters.record.identity import open_party
from huiyin.matters.responsibility.objections import without_sealed

WORKERS = frozenset(
    {permissions.TAKE, permissions.REGISTER, permissions.HANDLE, permissions.SERVE, permissions.REVIEW}
)
READERS_SHOWN = 200
# papers that say more of a person, or of those who were heard, than whoever merely reads along needs
PRIVATE = frozenset({"aid_referral", "investigation_record", "hearing_record"})


@dataclass(slots=True)
class Casefile:
    """One matter with all that belongs to it, and what the law offers this reader now."""

    matter: Matter
    counsel: Counsel
    parties: list[Party]
    claims: list[Claim]
    items: list[Item]
    attachments: list[Attachment]
    events: list[Event]
    clocks: list[Clock]
    documents: list[Document]
    holdings: list[Holding]
    accused: list[str]
    commitments: list[Commitment]
    ratings: list[Rating]
    beside: Beside
    offers: dict[str, Permit | Refusal]


def casefile(matter_id: int, *, actor: StaffActor, at: datetime, purpose: str = "handling") -> Casefile:
    """The whole file, with the law's answer to each act; the reading is logged. Raises NoSuchMatter."""
    matter = gate.read(matter_id, actor=actor, at=at, purpose=purpose)
    lawyer, pk = counsel_for(matter), matter.pk
    clocks = select(Clock, order="no", matter=pk)
    claims = select(Claim, order="position", matter=pk)
    events = without_sealed(select(Event, order="no", matter=pk), actor)
    against = select(Accused, order="no", matter=pk)
    promised = any(e.act in PROMISED for e in events)
    filed = any(e.public.get("files") or e.inner.get("files") for e in events)
    rated = any(e.act == "rate" for e in events)
    return Casefile(
        matter=matter,
        counsel=lawyer,
        parties=select(Party, order="no", matter=pk),
        claims=claims,
        items=select(Item, order="no", matter=pk),
        attachments=select(Attachment, order="no", matter=pk) if filed else [],
        events=events,
        clocks=clocks,
        documents=_documents(matter, actor),
        holdings=select(Holding, order="no", matter=pk),
        accused=_accused(against),
        commitments=sorted(select(Commitment, order="no", matter=pk), key=lambda c: c.due)
        if promised
        else [],
        ratings=select(Rating, order="no", matter=pk) if rated else [],
        beside=beside(pk, events),
        offers=offered(matter, clocks, lawyer, actor=actor, on=local_day(at), against=against),
    )


def _documents(matter: Matter, actor: StaffActor) -> list[Document]:
    rows = Document.objects.filter(matter_id=matter.pk).defer("contents").order_by("no")
    private = frozenset() if needs_identity(matter, actor) else PRIVATE
    return [row for row in rows if row.kind not in private]


def needs_identity(matter: Matter, actor: StaffActor) -> bool:
    """Whether this reader works on the matter now and so may learn who brings it and how to reach them."""
    return bool(actor.permissions & WORKERS) and actor.unit_id in {matter.holder_id, matter.office_id}


def identities(matter_id: int, *, actor: StaffActor, at: datetime) -> list[dict[str, str]]:
    """Who brings the matter, in clear, with role; logged as a reading of its own. Raises NoSuchMatter, NotPermitted."""
    matter = gate.reach(matter_id, actor=actor, lock=False)
    if not needs_identity(matter, actor):
        raise gate.NotPermitted(matter.number)
    gate.read(matter_id, actor=actor, at=at, purpose="identity")
    rows = Party.objects.filter(matter_id=matter.pk).order_by("no")
    return [{**open_party(row), "role": row.role} for row in rows]


def readers(matter_id: int, *, actor: StaffActor) -> tuple[Matter, list[ReadEntry]]:
    """Who has read the matter, newest first. Raises NoSuchMatter."""
    matter = gate.reach(matter_id, actor=actor, lock=False)
    return matter, list(ReadEntry.objects.filter(matter_id=matter.pk).order_by("-no")[:READERS_SHOWN])


def short_name(party: Party) -> str:
    """How somebody is called where their name is not needed: the first character and 某."""
    name = unseal(party.name, f"party:{party.matter_id}:{party.no}:name").strip()
    return f"{name[0]}某" if name else ""


def one_document(matter_id: int, no: int, *, actor: StaffActor, at: datetime) -> Document:
    """An issued paper with its contents; the reading is logged. Raises NoSuchMatter, NotPermitted."""
    matter = gate.reach(matter_id, actor=actor, lock=False)
    private = Document.objects.filter(matter_id=matter.pk, no=no, kind__in=PRIVATE)
    if not needs_identity(matter, actor) and private.exists():
        raise gate.NotPermitted(_("This paper opens only for the unit that works on the matter now."))
    return _one(Document, matter_id, no, actor, at, "document")


def one_attachment(matter_id: int, no: int, *, actor: StaffActor, at: datetime) -> Attachment:
    """A file that came with the matter; the reading is logged. Raises NoSuchMatter."""
    return _one(Attachment, matter_id, no, actor, at, "attachment")


def one_clock(matter_id: int, no: int, *, actor: StaffActor) -> Clock:
    """A clock of the matter. Raises NoSuchMatter."""
    matter = gate.reach(matter_id, actor=actor, lock=False)
    clock = Clock.objects.filter(matter_id=matter.pk, no=no).first()
    if clock is None:
        raise gate.NoSuchMatter(str(no))
    clock.matter = matter
    return clock


def _one(kind, matter_id: int, no: int, actor: StaffActor, at: datetime, purpose: str):  # type: ignore[no-untyped-def]
    gate.reach(matter_id, actor=actor, lock=False)
    row = kind.objects.filter(matter_id=matter_id, no=no).first()
    if row is None:
        raise gate.NoSuchMatter(str(no))
    row.matter = gate.read(matter_id, actor=actor, at=at, purpose=purpose)
    return row


def _accused(rows: list[Accused]) -> list[str]:
    """Who is complained of, by name; whoever has only withdrawn from the matter is not."""
    units = tree().units
    names = []
    for row in rows:
        if row.how != "accused":
            continue
        if row.unit_id:
            names.append(units[row.unit_id].name)
        elif row.name:
            names.append(unseal(row.name, f"accused:{row.matter_id}:{row.no}"))
    return names
