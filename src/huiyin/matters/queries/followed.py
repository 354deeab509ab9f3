"""A matter as its own person follows it: only what is theirs to see, in few queries; writes nothing."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import PersonActor
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for
from huiyin.matters.checking.rows import law_facts, open_check
from huiyin.matters.facts import facts_of, local_day, rules_of
from huiyin.matters.models import (
    Attachment,
    Claim,
    Clock,
    ClosureCheck,
    Commitment,
    Document,
    Event,
    Holding,
    Item,
    Matter,
    Proceeding,
    Rating,
    ReadEntry,
    Serving,
    Visit,
)
from huiyin.matters.opinions.reviewing import Above, above
from huiyin.matters.queries.beside import PROMISED, Beside, beside
from huiyin.matters.queries.offered import Answers
from huiyin.matters.queries.visits.announced import visits_in
from huiyin.matters.record import codes
from huiyin.matters.responsibility.objections import without_sealed

OWN_ACTS = (
    *("add_material", "withdraw", "rate", "confirm_promise", "agree_contact", "end_mediation"),
    *("confirm_receipt", "ask_review", "ask_second_review", "ask_reopen", "withdraw_request"),
    *("book_reception", "move_booking", "cancel_booking"),
    *("open_join_link", "close_join_link"),
    "announce_visit",
    "agree_publication",
    "answer_check",
)
READINGS_SHOWN = 50


@dataclass(slots=True)
class Followed:
    """One matter for the person who brought it; `offers` holds the law's answer for each act of their own.

    `withheld` are promises of an answer that is decided and not served yet: the person reads them when they have it.
    """

    matter: Matter
    counsel: Counsel
    today: date
    now: datetime
    on_desk_since: datetime | None
    holdings: list[Holding]
    events: list[Event]
    clocks: list[Clock]
    claims: list[Claim]
    documents: list[Document]
    items: list[Item]
    attachments: list[Attachment]
    commitments: list[Commitment]
    withheld: list[Commitment]
    ratings: list[Rating]
    readings: list[ReadEntry]
    beside: Beside
    visits: list[Visit]
    above: Above
    check: ClosureCheck | None
    offers: Answers


def matter_behind(code: str) -> tuple[int, int | None] | None:
    """The matter a query code leads to, and the signer whose code it is; the same work is done for any text."""
    return codes.behind(code)


def number_of(matter_id: int) -> str:
    """The number by which its person knows the matter; empty where there is none."""
    return gate.visible(PersonActor(matter_id)).values_list("number", flat=True).first() or ""


def law_behind(actor: PersonActor) -> Counsel:
    """The counsel of the pack a person's matter was registered under. Raises NoSuchMatter."""
    matter = gate.visible(actor).only("pack", "place_rules").first()
    if matter is None:
        raise gate.NoSuchMatter(str(actor.matter_id))
    return rules_of(matter)


def followed(matter_id: int, *, actor: PersonActor, at: datetime) -> Followed:
    """Everything the tracking page shows; tables that must be empty are not asked. Raises NoSuchMatter."""
    matter = gate.read(matter_id, actor=actor, at=at)
    mine = {"matter_id": matter.pk}
    events = without_sealed(select(Event, order="no", matter=matter.pk))
    done = {e.act for e in events}
    filed = any(e.public.get("files") for e in events)
    papers = any(e.public.get("documents") for e in events)
    clocks = select(Clock, order="no", matter=matter.pk)
    lawyer, today = counsel_for(matter), local_day(at)
    over = above(matter, lawyer, on=today)
    check = _check(matter, lawyer)
    facts = facts_of(
        matter, actor=actor, clocks=clocks, lawyer=lawyer, **over.facts, **law_facts(check, actor)
    )
    holdings = select(Holding, order="no", matter=matter.pk)
    own = select(
        Claim, order="position", matter=matter.pk, from_matter=None
    )  # others' claims are not theirs to read
    readings = ReadEntry.objects.filter(**mine).order_by("-no")[:READINGS_SHOWN]
    issued = select(Document, order="no", without=("contents",), matter=matter.pk) if papers else []
    theirs = _theirs(issued, lawyer, sent=_sent(matter.pk) if "send_paper" in done else frozenset())
    promised = select(Commitment, order="no", matter=matter.pk) if done & PROMISED else []
    promised.sort(key=lambda one: one.due)
    withheld = _withheld(promised, own, issued, theirs, lawyer)
    return Followed(
        matter=matter,
        counsel=lawyer,
        today=today,
        now=at,
        on_desk_since=next((h.since for h in holdings if h.until is None), None),
        holdings=holdings,
        events=events,
        clocks=clocks,
        claims=own,
        documents=theirs,
        items=list(Item.objects.filter(**mine).exclude(text="").order_by("no"))
        if done & {"add_material", "ask_reopen", "take_transcript"}
        else [],
        attachments=list(_files(matter.pk).order_by("no")) if filed else [],
        commitments=[one for one in promised if one not in withheld],
        withheld=withheld,
        ratings=list(Rating.objects.filter(**mine).order_by("no")) if "rate" in done else [],
        readings=list(readings),
        beside=beside(matter.pk, events),
        visits=visits_in(matter.pk, events),
        above=over,
        check=check,
        offers=Answers(lawyer, OWN_ACTS, facts, today),
    )


def own_paper(matter_id: int, no: int, *, actor: PersonActor) -> Document:
    """An issued paper that is for the person. Raises NoSuchMatter."""
    lawyer = law_behind(actor)
    rows = Document.objects.filter(matter__in=gate.visible(actor), matter_id=matter_id, no=no)
    theirs = _theirs(list(rows.select_related("unit", "matter")), lawyer, sent=_sent(matter_id))
    if not theirs:
        raise gate.NoSuchMatter(str(no))
    return theirs[0]


def own_promise(matter_id: int, no: int, *, actor: PersonActor) -> Commitment:
    """Something promised in the matter. Raises NoSuchMatter."""
    found = Commitment.objects.filter(matter__in=gate.visible(actor), matter_id=matter_id, no=no).first()
    if found is None:
        raise gate.NoSuchMatter(str(no))
    return found


def own_attachment(matter_id: int, no: int, *, actor: PersonActor) -> Attachment:
    """A file that came with the matter. Raises NoSuchMatter."""
    found = _files(matter_id).filter(matter__in=gate.visible(actor), no=no).first()
    if found is None:
        raise gate.NoSuchMatter(str(no))
    return found


def _files(matter_id: int) -> QuerySet[Attachment]:
    """Files that are for the person; what an office gathered for a proceeding (its number is the file's item) is not."""
    inside = Proceeding.objects.filter(matter_id=matter_id, no=OuterRef("item_no"))
    signed = Visit.objects.filter(
        matter_id=matter_id, no=OuterRef("item_no")
    )  # a signature is its signer's alone
    return Attachment.objects.filter(matter_id=matter_id).filter(~Exists(inside), ~Exists(signed))


def _check(matter: Matter, lawyer: Counsel) -> ClosureCheck | None:
    """The open check the matter was drawn in; not asked while it has no answer yet."""
    return open_check(matter.pk) if lawyer.stage(matter.stage).answered else None


def _withheld(
    promised: list[Commitment],
    claims: list[Claim],
    issued: list[Document],
    theirs: list[Document],
    lawyer: Counsel,
) -> list[Commitment]:
    """What only an answer promises that is not theirs to read yet."""
    answers = [d for d in issued if _awaits_service(d, lawyer) and d.void_on is None]
    if all(d in theirs for d in answers):
        return []
    said = {(c.no, c.measure, c.measure_due) for c in claims}
    return [r for r in promised if r.kept_on is None and (r.claim_no, r.text, r.due) in said]


def _theirs(issued: list[Document], lawyer: Counsel, *, sent: frozenset[int]) -> list[Document]:
    """What is for the person; a paper that is served is theirs from that day on, which starts their time for review.

    One that was sent to them electronically can be read at once: they confirm receipt when they have it.
    """
    return [d for d in issued if d.for_person and (d.no in sent or not _awaits_service(d, lawyer))]


def _awaits_service(document: Document, lawyer: Counsel) -> bool:
    return document.served_on is None and document.kind in lawyer.having("served")


def _sent(matter_id: int) -> frozenset[int]:
    """The numbers of the papers on their way electronically."""
    rows = select(Serving, matter=matter_id, how="electronic", state="sent")
    return frozenset(row.document_no for row in rows)
