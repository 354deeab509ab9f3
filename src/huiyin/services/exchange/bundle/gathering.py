"""A matter gathered from the case file as plain data, in every language of its law; begins at the gate's logged reading."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.terms import LawError, Text
from huiyin.foundation.ledger.models import Entry
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.tree import tree
from huiyin.matters.asking import computation
from huiyin.matters.gate import NotPermitted
from huiyin.matters.models import Attachment, Document
from huiyin.matters.papers import contents_of
from huiyin.matters.queries.casefile import Casefile, casefile, identities, needs_identity
from huiyin.matters.responsibility.objections import without_sealed

Words = dict[str, str]
FORMAT = "huiyin-bundle/1"


@dataclass(slots=True)
class Gathered:
    """What a bundle holds: the index as data, the papers and files to go with it."""

    index: dict[str, Any]
    file: Casefile
    papers: list[tuple[str, Document]] = field(default_factory=list)
    attachments: list[tuple[str, Attachment]] = field(default_factory=list)


def gather(matter_id: int, *, actor: StaffActor, at: datetime, purpose: str) -> Gathered:
    """The whole matter; two readings are logged, of it and of who brings it. Raises NoSuchMatter, NotPermitted."""
    file = casefile(matter_id, actor=actor, at=at, purpose=purpose)
    if not needs_identity(file.matter, actor):
        text = _(
            "Only the unit that works on the matter, or the office that took it in, gives it out as a whole."
        )
        raise NotPermitted(text)
    people = identities(matter_id, actor=actor, at=at)
    papers = list(Document.objects.filter(matter_id=matter_id).order_by("no").select_related("unit"))
    found = Gathered(
        index={},
        file=file,
        papers=[(f"papers/{p.no:04d}_{p.kind}", p) for p in papers],
        attachments=[(f"files/{a.no:04d}{_suffix(a.name)}", a) for a in file.attachments],
    )
    found.index = _index(found, people, actor, at)
    return found


def _index(found: Gathered, people: list[dict[str, str]], actor: StaffActor, at: datetime) -> dict[str, Any]:
    file, unit = found.file, tree().units.get(actor.unit_id)
    return {
        "format": FORMAT,
        "made_at": _moment(at),
        "made_by": {"unit": unit.full_name if unit else "", "name": actor.name},
        "matter": _matter(file),
        "people": people,
        "complained_of": file.accused,
        "claims": [_claim(c, file.counsel) for c in file.claims],
        "items": [_item(i, file.counsel) for i in file.items],
        "timeline": [_event(e, file.counsel) for e in without_sealed(file.events)],
        "clocks": [_clock(file, c) for c in file.clocks],
        "promises": [_promise(p) for p in file.commitments],
        "stays": [_stay(h) for h in file.holdings],
        "beside": _beside(file),
        "papers": [_paper(name, p, file.counsel) for name, p in found.papers],
        "files": [_file(name, a) for name, a in found.attachments],
        "ledger": _ledger(file),
    }


def _matter(file: Casefile) -> dict[str, Any]:
    matter = file.matter
    plain = ("number", "title", "body", "language", "place", "category", "anonymous", "people", "pack")
    codes = {"stage": matter.stage, "channel": matter.channel, "kind": matter.kind, "path": matter.path}
    return {
        **{name: getattr(matter, name) for name in plain},
        **{name: {"code": code, **_term(code, file.counsel)} for name, code in codes.items()},
        "received_at": _moment(matter.received_at),
        "received_on": matter.received_on.isoformat(),
        "office": _unit(matter.office_id),
        "holder": _unit(matter.holder_id),
        "moments": matter.moments,
        "law": dict(file.counsel.pack.title.words),
    }


def _claim(claim: Any, lawyer: Counsel) -> dict[str, Any]:
    plain = ("position", "text", "facts", "reason", "basis", "assistance", "measure")
    due = claim.measure_due.isoformat() if claim.measure_due else ""
    codes = {name: _term(getattr(claim, name), lawyer) for name in ("finding", "outcome")}
    return {**{name: getattr(claim, name) for name in plain}, **codes, "measure_due": due}


def _item(item: Any, lawyer: Counsel) -> dict[str, Any]:
    return {
        "channel": _term(item.channel, lawyer),
        "received_at": _moment(item.received_at),
        "postmark": item.postmark.isoformat() if item.postmark else "",
        "text": item.text,
        "people": item.people,
        "by": item.by,
    }


def _event(event: Any, lawyer: Counsel) -> dict[str, Any]:
    return {
        "no": event.no,
        "act": event.act,
        "words": _act(event.act, lawyer),
        "at": _moment(event.at),
        "unit": _unit(event.unit_id),
        "name": event.actor_name,
        "by": event.actor.partition(":")[0],
        "articles": [_article(mark, lawyer) for mark in event.articles],
        "said": event.public,
        "inner": event.inner,
    }


def _clock(file: Casefile, clock: Any) -> dict[str, Any]:
    limit = file.counsel.pack.limits.get(clock.limit)
    found: dict[str, Any] = {
        "limit": clock.limit,
        "words": _words(limit.label if limit else None, clock.limit),
        "side": clock.side,
        "start": clock.start.isoformat(),
        "length": clock.length,
        "due": clock.due.isoformat(),
        "provisional": clock.provisional,
        "left_out": clock.excluded,
        "running": clock.running,
        "ended_on": clock.ended_on.isoformat() if clock.ended_on else "",
        "ended_by": clock.ended_by,
    }
    try:
        due = computation(file.matter, clock)
    except LawError:  # the pack has changed since; the date stands as it was told
        return found
    days = [{"day": s.day.isoformat(), "number": s.number, "why": s.why} for s in due.steps]
    return {
        **found,
        "article": _words(due.basis.label, ""),
        "computation": _words(due.summary, ""),
        "days": days,
    }


def _promise(row: Any) -> dict[str, Any]:
    days = {name: getattr(row, name) for name in ("due", "kept_on", "said_on")}
    return {
        "text": row.text,
        "unit": _unit(row.unit_id),
        **{name: day.isoformat() if day else "" for name, day in days.items()},
        "evidence": row.evidence,
        "said": row.said,
        "said_words": row.said_words,
    }


def _stay(row: Any) -> dict[str, Any]:
    until, taken = row.until, row.taken_up_at
    return {
        "unit": _unit(row.unit_id),
        "since": _moment(row.since),
        "until": _moment(until) if until else "",
        "taken_up_at": _moment(taken) if taken else "",
        "how": row.how,
    }


def _beside(file: Casefile) -> dict[str, Any]:
    """Hearings, opinions asked for, reviews, service and the like, as their rows hold them."""
    shown = ("proceedings", "reviews", "servings", "relations", "rule_changes")
    return {name: [_row(row) for row in getattr(file.beside, name)] for name in shown}


SEALED = frozenset({"matter", "receiver", "witness", "contents"})


def _row(row: Any) -> dict[str, Any]:
    fields = [f for f in row._meta.concrete_fields if f.name not in SEALED]
    return {f.name: _plain(getattr(row, f.attname)) for f in fields}


def _plain(value: Any) -> Any:
    return (
        _moment(value)
        if isinstance(value, datetime)
        else value.isoformat()
        if hasattr(value, "isoformat")
        else value
    )


def _paper(name: str, paper: Document, lawyer: Counsel) -> dict[str, Any]:
    return {
        "kind": paper.kind,
        "words": _term(paper.kind, lawyer),
        "number": paper.number,
        "unit": paper.unit.full_name,
        "issued_on": paper.issued_on.isoformat(),
        "served_on": paper.served_on.isoformat() if paper.served_on else "",
        "for_person": paper.for_person,
        "docx": f"{name}.docx",
        "html": f"{name}.html",
        "contents": contents_of(paper),
    }


def _file(name: str, row: Attachment) -> dict[str, Any]:
    plain = ("name", "media_type", "kind", "size", "sha256", "from_person", "item_no")
    return {"path": name, "at": _moment(row.at), **{one: getattr(row, one) for one in plain}}


def _ledger(file: Casefile) -> dict[str, Any]:
    """The chain of the matter, with which anybody can check that nothing was changed in it since."""
    matter = file.matter
    entries = Entry.objects.filter(chain=matter.pk, seq__lte=matter.ledger_length).order_by("seq")
    names = ("seq", "act", "actor", "body", "prev", "hash")
    rows = [{**{n: getattr(e, n) for n in names}, "at": e.at.isoformat()} for e in entries]
    return {"chain": matter.pk, "length": matter.ledger_length, "head": matter.ledger_head, "entries": rows}


def _unit(unit_id: int | None) -> str:
    unit = tree().units.get(unit_id) if unit_id else None
    return unit.full_name if unit else ""


def _term(code: str, lawyer: Counsel) -> Words:
    return _said(lambda: lawyer.term(code), code)


def _act(code: str, lawyer: Counsel) -> Words:
    return _said(lambda: lawyer.act(code).label, code)


def _article(mark: str, lawyer: Counsel) -> Words:
    found = lawyer.pack.articles.get(mark) or lawyer.pack.silences.get(mark)
    return _words(found.basis.label if found else None, mark)


def _said(ask: Callable[[], Text], code: str) -> Words:
    if not code:
        return {}
    try:
        return _words(ask(), code)
    except LawError:
        return {"zh": code, "en": code}


def _words(text: Text | None, code: str) -> Words:
    return dict(text.words) if text else {"zh": code, "en": code}


def _moment(at: datetime) -> str:
    return localtime(at).isoformat(timespec="seconds")


def _suffix(name: str) -> str:
    suffix = PurePosixPath(name).suffix.lower()
    return suffix if suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= 6 else ""
