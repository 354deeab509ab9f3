"""Packing a matter that was handed over: everything in it, sealed for the one office it goes to, signed by this one."""

import hashlib
import io
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.domain.law.terms import LawError
from huiyin.domain.letters.docx import render as render_docx
from huiyin.foundation.files.keep import open_kept
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.tree import tree
from huiyin.foundation.vault.seal import unseal
from huiyin.matters import gate
from huiyin.matters.models import Accused, Attachment, Event, Item, Party, Relation, Signer
from huiyin.matters.papers import paper_of
from huiyin.matters.queries.casefile import Casefile
from huiyin.matters.queries.courses.elsewhere import HANDED_TO, elsewhere
from huiyin.matters.record.identity import open_party
from huiyin.matters.responsibility.objections import without_sealed
from huiyin.matters.together.sealing import open_signer, open_words
from huiyin.services.exchange.bundle.gathering import Gathered, gather
from huiyin.services.exchange.package import envelope
from huiyin.services.exchange.package.hashes import LIST, listed
from huiyin.services.exchange.package.keys import Card, ring, trusted
from huiyin.services.exchange.package.refusals import PackageRefused
from huiyin.services.exchange.package.zips import writing

FORMAT = "huiyin-matter/1"
MATTER, COURSE = "matter.json", "course.txt"


def pack(
    matter_id: int,
    target: Path,
    *,
    actor: StaffActor,
    at: datetime,
    to: Card,
    templates: Path | None = None,
) -> str:
    """Write the package for `to`; returns the matter's number. Raises PackageRefused, NoSuchMatter, NotPermitted.

    The reading is logged with the purpose "handover". Packing again gives a package of the same identity.
    """
    keys = ring()
    found = gather(matter_id, actor=actor, at=at, purpose="handover")
    file = found.file
    handed = _handed(file, to)
    mark = identity(keys.card.mark, file.matter.pk, handed.no)
    inner = _inner(found, handed, mark, templates)
    envelope.close(inner, target, keys=keys, to=to, identity=mark)
    return str(file.matter.number)


def receiver_of(matter_id: int, *, actor: StaffActor) -> Card:
    """The office to which the matter was handed over. Raises PackageRefused, NoSuchMatter."""
    matter = gate.reach(matter_id, actor=actor, lock=False)
    rows = select(Relation, order="no", matter=matter.pk, kind=HANDED_TO)
    if not rows:
        raise PackageRefused("hand_over_first", "…")
    other = elsewhere(rows[-1])
    card = next((one for one in trusted() if one.mark == other.mark), None)
    if card is None:
        raise PackageRefused("unknown_receiver", other.name)
    return card


def identity(sender: str, matter_id: int, event_no: int) -> str:
    """The identity of one handing-over, by which a package sent twice is known."""
    return hashlib.sha256(f"{sender}|{matter_id}|{event_no}".encode()).hexdigest()


def identity_of(matter_id: int) -> str:
    """The identity of the last handing-over of a matter; empty where there was none."""
    event = _last(matter_id)
    return identity(ring().card.mark, matter_id, event.no) if event else ""


def _last(matter_id: int) -> Event | None:
    rows = select(Event, order="no", matter=matter_id, act="hand_over")
    return rows[-1] if rows else None


def _handed(file: Casefile, to: Card) -> Event:
    """The handing-over to this receiver. Raises PackageRefused when there was none, or it went to another."""
    rows = [row for row in file.beside.relations if row.kind == HANDED_TO]
    event = _last(file.matter.pk)
    if event is None or not rows or elsewhere(rows[-1]).mark != to.mark or file.matter.is_open:
        raise PackageRefused("hand_over_first", to.name)
    return event


def _inner(found: Gathered, handed: Event, mark: str, templates: Path | None) -> bytes:
    held, hashes = io.BytesIO(), {}
    with writing(held) as out:

        def put(name: str, content: bytes) -> None:
            hashes[name] = hashlib.sha256(content).hexdigest()
            out.add(name, content)

        papers, files = [], []
        for name, document in found.papers:
            paper = paper_of(document)
            put(f"{name}.docx", render_docx(paper, templates))
            papers.append({"path": f"{name}.docx", "name": f"{paper.title} {document.number}".strip()})
        for name, row in found.attachments:
            with open_kept(row.sha256) as stream:
                put(name, stream.read())
            files.append(_file(name, row))
        put(COURSE, _course(found.file).encode())
        body = _body(found.file, handed, mark) | {"papers": papers, "files": files}
        put(MATTER, json.dumps(body, ensure_ascii=False, indent=1).encode())
        out.add(LIST, listed(hashes))
    return held.getvalue()


def _body(file: Casefile, handed: Event, mark: str) -> dict[str, Any]:
    matter = file.matter
    words = ("title", "body", "language", "channel", "kind", "path", "category", "place", "pack")
    plain = (*words, "anonymous", "publishable", "people")
    first: Item | None = file.items[0] if file.items else None
    return {
        "format": FORMAT,
        "identity": mark,
        "number": matter.number,
        "handed_on": handed.on.isoformat(),
        "reason": handed.public.get("reason", ""),
        "matter": {
            **{name: getattr(matter, name) for name in plain},
            "received_at": localtime(matter.received_at).isoformat(),
            "postmark": first.postmark.isoformat() if first and first.postmark else "",
            "read_back": bool(first and first.read_back),
            "moments": matter.moments,
        },
        "parties": [_party(row) for row in file.parties],
        "signers": [_signer(row) for row in select(Signer, order="no", matter=matter.pk, left_on=None)],
        "claims": [claim.text for claim in file.claims],
        "accused": _accused(matter.pk),
        "items": [_item(row) for row in file.items],
    }


def _party(row: Party) -> dict[str, str]:
    consents = {name: "yes" if getattr(row, name) else "" for name in ("may_call", "e_service")}
    return {**open_party(row), **consents, "role": row.role}


def _signer(row: Signer) -> dict[str, str]:
    """One who signed, with what they see otherwise; whoever is counted already comes along with nobody."""
    named = open_signer(row)
    words = {"name": named.name, "phone": named.phone, "address": named.address}
    again = "yes" if row.again_of is not None else ""
    return {**words, "signed_on": row.signed_on.isoformat(), "view": open_words(row), "again": again}


def _accused(matter_id: int) -> list[dict[str, str]]:
    rows, units = [], tree().units
    for row in select(Accused, order="no", matter=matter_id, how="accused"):
        if row.unit_id:
            unit = units[row.unit_id]
            rows.append({"code": unit.code, "name": unit.name, "full_name": unit.full_name})
        elif row.name:
            rows.append({"name": unseal(row.name, f"accused:{matter_id}:{row.no}")})
    return rows


def _item(row: Item) -> dict[str, Any]:
    return {
        "no": row.no,
        "channel": row.channel,
        "received_at": localtime(row.received_at).isoformat(),
        "text": row.text,
        "by": row.by,
    }


def _file(name: str, row: Attachment) -> dict[str, Any]:
    return {"path": name, "name": row.name, "item": row.item_no or 0, "from_person": row.from_person}


def _course(file: Casefile) -> str:
    """What happened so far, to be read by whoever goes on; in the matter's own language."""
    units, language = tree().units, file.matter.language
    with override(language):
        lines = [
            _("What happened to matter %(number)s before it was handed over") % {"number": file.matter.number}
        ]
    lines.append("")
    for event in without_sealed(file.events):
        unit = units.get(event.unit_id) if event.unit_id else None
        who = " ".join(filter(None, (unit.full_name if unit else "", event.actor_name)))
        lines.append(
            f"{localtime(event.at):%Y-%m-%d %H:%M}  {_act(file, event.act, language)}  {who}".rstrip()
        )
        reason = event.public.get("reason")
        lines += [f"    {reason}"] if reason else []
    return "\n".join(lines) + "\n"


def _act(file: Casefile, act: str, language: str) -> str:
    try:
        return file.counsel.act(act).label.say(language)
    except LawError:
        return act
