"""How a paper reached the person, and what proves it (送达回证): what the law asks of each way, kept sealed."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change, insert, select
from huiyin.foundation.people.actor import Actor, StaffActor
from huiyin.foundation.units.tree import tree
from huiyin.foundation.vault.seal import seal, unseal
from huiyin.matters.asking import Asked
from huiyin.matters.facts import rules_of
from huiyin.matters.models import Document, Matter, Serving
from huiyin.matters.papers.contents import petitioner
from huiyin.matters.papers.issue import complete
from huiyin.matters.record.children import add_files, next_no
from huiyin.matters.record.refusals import Invalid, Problem

RECEIPT = "service_receipt"
WAYS = (
    "direct",
    "co_resident",
    "left_with_witness",
    "electronic",
    "post",
    "window",
)  # where a pack names none
LONGEST_NOTE = 200
TOLD = ("receiver", "relation", "confirmation")  # sealed together as the receiver
SEEN = ("witness", "refusal")  # sealed together as the witness


@dataclass(frozen=True, slots=True)
class Proof:
    """What is known of one service. `files` are KeptFile of foundation.files: a photograph, the return slip."""

    how: str
    served_on: date
    receiver: str = ""
    relation: str = ""
    refusal: str = ""
    witness: str = ""
    confirmation: str = ""
    parcel: str = ""
    note: str = ""
    files: tuple[Any, ...] = ()


def ways_of(matter: Matter) -> tuple[str, ...]:
    """The ways of service that the matter's law knows."""
    return rules_of(matter).pack.groups.get("ways", WAYS)


def check_way(matter: Matter, how: str) -> None:
    """Raises Invalid for a way the law does not know; asked before the law is, which reads the way as one of its words."""
    if how not in ways_of(matter):
        raise Invalid(Problem("how", _("Choose how the paper was served.")))


def served(
    matter: Matter, documents: list[Document], proof: Proof, *, asked: Asked, actor: Actor, at: datetime
) -> list[int]:
    """Write for each paper that it was served; gives the numbers of the servings. Raises Refused for what is missing.

    A paper that was sent the same way before, and has not come back, is received by that very attempt.
    """
    kept = add_files(matter, proof.files, at=at, item_no=None, from_person=False)
    attachment = kept[0].no if kept else None
    server = actor.name if isinstance(actor, StaffActor) else ""
    if RECEIPT in asked.counsel.pack.papers:
        for document in documents:
            complete(RECEIPT, _contents(matter, document, proof, asked, server, bool(kept)), asked)
    marks = {"served_on": proof.served_on, "served_how": proof.how, "served_note": proof.note[:LONGEST_NOTE]}
    numbers = []
    for document in documents:
        if document.served_on is None:  # a paper issued anew keeps the day on which the first one was served
            change(Document, marks, matter=matter.pk, no=document.no)
        numbers.append(_write(matter, document, proof, server, attachment))
    if matter.marks.get("on_its_way"):
        note_on_its_way(matter)
    return numbers


def note_on_its_way(matter: Matter) -> None:
    """Mark, for the law, whether a paper was sent that has neither been received nor come back."""
    under_way = bool(select(Serving, matter=matter.pk, state="sent"))
    if under_way != matter.marks.get("on_its_way", False):
        matter.marks = {**matter.marks, "on_its_way": under_way}


def _write(matter: Matter, document: Document, proof: Proof, server: str, attachment: int | None) -> int:
    sent = _on_its_way(matter, document, proof.how) if matter.marks.get("on_its_way") else None
    row = sent or Serving(matter=matter, no=next_no(matter), document_no=document.no, how=proof.how)
    received: dict[str, Any] = {
        "state": "refused" if proof.refusal else "received",
        "tried_on": sent.tried_on if sent else proof.served_on,
        "received_on": proof.served_on,
        "receiver": _sealed(row, "receiver", {name: getattr(proof, name) for name in TOLD}),
        "witness": _sealed(row, "witness", {name: getattr(proof, name) for name in SEEN}),
        "server": server or row.server,
        "parcel": proof.parcel or row.parcel,
        "attachment_no": attachment,
        "note": proof.note[:LONGEST_NOTE],
    }
    if sent:
        change(Serving, received, matter=matter.pk, no=row.no)
        return row.no
    for name, value in received.items():
        setattr(row, name, value)
    insert(row)
    return row.no


def _on_its_way(matter: Matter, document: Document, how: str) -> Serving | None:
    tried = select(Serving, order="no", matter=matter.pk, document_no=document.no, how=how, state="sent")
    return tried[-1] if tried else None


def _sealed(row: Serving, field: str, words: dict[str, str]) -> str:
    given = {name: said.strip() for name, said in words.items() if said.strip()}
    return seal(json.dumps(given, ensure_ascii=False), _context(row, field)) if given else ""


def told_of(row: Serving) -> dict[str, str]:
    """What was sealed with a serving, in clear, for a reader whom the gate let through."""
    words: dict[str, str] = {}
    for field in ("receiver", "witness"):
        sealed: str = getattr(row, field)
        words |= json.loads(unseal(sealed, _context(row, field))) if sealed else {}
    return words


def receipt_contents(matter: Matter, document: Document, row: Serving | None) -> dict[str, Any]:
    """The contents of a receipt: filled in from a serving, or to be filled in by hand where there is none yet."""
    law = rules_of(matter)
    unit = tree().units[document.unit_id]
    contents: dict[str, Any] = {
        "matter": {"title": matter.title, "number": matter.number},
        "recipient": petitioner(matter),
        "document": f"{law.paper(document.kind).say(matter.language)} {document.number}".strip(),
        "seal_unit": unit.full_name,
    }
    if row is None:
        return contents
    words = told_of(row)
    return contents | {
        "how": law.term(row.how).say(matter.language),
        "served_on": row.received_on or row.tried_on,
        "server": row.server,
        "parcel": row.parcel,
        "note": row.note,
        "witness_or_proof": words.get("witness") or (_("see the attached file") if row.attachment_no else ""),
        **{name: words.get(name, "") for name in (*TOLD, "refusal")},
    }


def _contents(
    matter: Matter, document: Document, proof: Proof, asked: Asked, server: str, filed: bool
) -> dict[str, Any]:
    told = {name: getattr(proof, name) for name in (*TOLD, "refusal", "parcel", "note")}
    return {
        "recipient": True,  # always known, be it as the person whose matter it is
        "matter": matter.number,
        "document": document.number or document.kind,
        "how": proof.how,
        "way": proof.how,
        "served_on": proof.served_on,
        "server": server,
        "seal_unit": document.unit_id,
        "witness_or_proof": proof.witness or filed or "",
        **told,
    }


def _context(row: Serving, field: str) -> str:
    return f"serving:{row.matter_id}:{row.no}:{field}"
