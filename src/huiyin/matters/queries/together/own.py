"""A joint matter as one of those who signed it reads it: where it stands, the answer, their own rights, nobody else's words."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.terms import Role
from huiyin.domain.law.why import Due, Permit, Refusal
from huiyin.domain.letters.paper import PaperData
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import PersonActor
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for
from huiyin.matters.facts import facts_of, local_day
from huiyin.matters.models import (
    Claim,
    Clock,
    Commitment,
    Document,
    Event,
    Matter,
    Party,
    ReadEntry,
    Representative,
    Signer,
)
from huiyin.matters.opinions.reviewing import above
from huiyin.matters.papers.show import composed, contents_of
from huiyin.matters.record.identity import open_party
from huiyin.matters.together.answered import had_answer
from huiyin.matters.together.sealing import Named, open_signer, open_words
from huiyin.matters.together.speaking import speaking_now

ACTS = ("confirm_signing", "leave_joint", "dissent", "receive_answer", "note_passed_on", "split_off")
# what an office did that is no less theirs than anybody's
OF_ALL = frozenset(
    {
        "register",
        "forward",
        "assign",
        "accept",
        "accept_simply",
        "refuse",
        "redirect",
        "extend",
        "interim_reply",
    }
    | {"arbitrate", "agree_return", "decide", "reopen", "succeed"}
)
READINGS_SHOWN = 50
WORDS = ("text", "facts", "reason", "basis", "measure", "assistance")


@dataclass(slots=True)
class Own:
    """What one signer may read and do. `due` is the last day of their own time for a review, once the answer reached them."""

    matter: Matter
    counsel: Counsel
    today: date
    now: datetime
    signer: Signer
    named: Named
    view: str
    clocks: list[Clock]
    claims: list[dict[str, Any]]
    answered: bool
    opinion: Document | None
    promises: list[Commitment]
    mandate: Representative | None
    had: date | None
    due: Due | None
    organ: str
    readings: list[ReadEntry]
    events: list[
        tuple[Event, dict[str, Any]]
    ]  # what concerns all, with what was said of it, nobody's name in it
    there: dict[str, Any]  # where it was handed over to another office: to which, and whom to call
    offers: dict[str, Permit | Refusal]


def own(matter_id: int, *, actor: PersonActor, at: datetime, language: str) -> Own:
    """The page of one signer. Raises NoSuchMatter."""
    matter, row = gate.reach_signer(matter_id, None, actor=actor, lock=False)
    lawyer, on = counsel_for(matter), local_day(at)
    clocks = select(Clock, order="no", matter=matter.pk)
    answered = lawyer.stage(matter.stage).answered
    mandate = next((one for one in speaking_now(matter, on) if one.signer_no == row.no), None)
    facts = facts_of(
        matter,
        actor=actor,
        clocks=clocks,
        lawyer=lawyer,
        signs=row.left_on is None,
        confirmed=row.confirmed_on is not None,
        answer_had=had_answer(matter, row) is not None,
        represents_now=mandate is not None,
        reason="x",
    )
    over = above(matter, lawyer, on=on, level=1)
    readings = ReadEntry.objects.filter(matter_id=matter.pk).order_by("-no")[:READINGS_SHOWN]
    return Own(
        matter=matter,
        counsel=lawyer,
        today=on,
        now=at,
        signer=row,
        named=open_signer(row),
        view=open_words(row),
        clocks=clocks,
        claims=_claims(matter, answered),
        answered=answered,
        opinion=_opinion(matter) if answered else None,
        promises=list(Commitment.objects.filter(matter_id=matter.pk).order_by("due", "no"))
        if answered
        else [],
        mandate=mandate,
        had=had_answer(matter, row),
        due=_due(matter, row, lawyer),
        organ=over.words(language),
        readings=list(readings),
        events=_events(matter),
        there=_there(matter),
        offers={act: lawyer.may(act, facts, on) for act in ACTS if lawyer.knows(act)},
    )


def own_answer(matter_id: int, *, actor: PersonActor) -> tuple[PaperData, Document]:
    """The opinion made out to this signer: the same answer, without the name of anybody else. Raises NoSuchMatter."""
    matter, row = gate.reach_signer(matter_id, None, actor=actor, lock=False)
    paper = _opinion(matter) if counsel_for(matter).stage(matter.stage).answered else None
    if paper is None or row.left_on is not None:
        raise gate.NoSuchMatter(str(matter_id))
    hide = _hiding(matter)
    claims = [claim.text for claim in select(Claim, order="position", matter=matter.pk, from_matter=None)]
    contents = {**contents_of(paper), "facts_and_reasons": "\n".join(claims)}
    contents = {name: _all(value, hide) for name, value in contents.items()}
    contents["petitioner"] = open_signer(row).name
    paper.matter = matter
    return composed(paper, contents), paper


def _claims(matter: Matter, answered: bool) -> list[dict[str, Any]]:
    hide, found = _hiding(matter), []
    for claim in select(Claim, order="position", matter=matter.pk, from_matter=None):
        words = {name: hide(getattr(claim, name)) if answered or name == "text" else "" for name in WORDS}
        found.append(
            {
                **words,
                "outcome": claim.outcome if answered else "",
                "due": claim.measure_due if answered else None,
            }
        )
    return found


def _opinion(matter: Matter) -> Document | None:
    rows = select(Document, order="no", matter=matter.pk, kind="opinion", void_on=None)
    return rows[-1] if rows else None


def _events(matter: Matter) -> list[tuple[Event, dict[str, Any]]]:
    hide = _hiding(matter)
    rows = (row for row in select(Event, order="no", matter=matter.pk) if row.act in OF_ALL)
    return [(row, _all(row.public, hide)) for row in rows]


def _there(matter: Matter) -> dict[str, Any]:
    if matter.stage != "handed_over":
        return {}
    public: dict[str, Any] = select(Event, order="no", matter=matter.pk, act="hand_over")[-1].public
    return {name: public.get(name, "") for name in ("to_office", "contact", "url")}


def _due(matter: Matter, row: Signer, lawyer: Counsel) -> Due | None:
    """Until when this signer may ask for a review: counted from the day the answer reached them, and nobody else."""
    limit, had = lawyer.limit_as(Role.REVIEW), had_answer(matter, row)
    return lawyer.due(limit.name, had) if limit and had else None


class _hiding:
    """Takes the names and numbers of those who brought the matter out of a text that an office wrote."""

    def __init__(self, matter: Matter) -> None:
        people = [open_party(party) for party in select(Party, matter=matter.pk)]
        self._pairs = [
            (words[field].strip(), "×" * 2)
            for words in people
            for field in ("name", "phone", "address", "email", "id_number")
            if len(words[field].strip()) > 1
        ]

    def __call__(self, text: str) -> str:
        for words, cover in self._pairs:
            text = text.replace(words, cover)
        return text


def _all(value: Any, hide: _hiding) -> Any:
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, list):
        return [_all(one, hide) for one in value]
    if isinstance(value, dict):
        return {name: _all(one, hide) for name, one in value.items()}
    return value
