"""The list of those who signed, in clear, for the office that keeps it; every reading of it is logged as one."""

from dataclasses import dataclass
from datetime import date, datetime

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.why import Permit, Refusal
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.vault.seal import unseal
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for
from huiyin.matters.facts import facts_of, local_day
from huiyin.matters.models import Clock, Matter, Party, Representative, Signer
from huiyin.matters.queries.together.links import Link, open_link
from huiyin.matters.record.identity import open_party
from huiyin.matters.together.sealing import Named, open_signer, open_words
from huiyin.matters.together.speaking import speaking_now

PAGE = 100
OF_EACH = ("confirm_signing", "receive_answer", "dissent", "split_off", "leave_joint")
LIST_ACTS = ("add_signers", "open_join_link", "close_join_link", "choose_representative", "note_passed_on")


@dataclass(frozen=True, slots=True)
class Counted:
    """What everybody who may read the matter sees: numbers alone. `keeps` says whether the reader may open the list."""

    signers: int
    unconfirmed: int
    views: int
    left: int
    representatives: int
    keeps: bool
    may_begin: bool
    said: tuple[
        tuple[int, str], ...
    ] = ()  # what signers see otherwise, by the number of the signer, for the keeper


@dataclass(frozen=True, slots=True)
class Line:
    """One who signed, in clear; `speaks` is their mandate, where they represent the others."""

    row: Signer
    named: Named
    view: str
    speaks: Representative | None


@dataclass(frozen=True, slots=True)
class Speaking:
    """A representative with name, for the office; `over` where the mandate has ended."""

    row: Representative
    name: str
    over: bool
    passed_on: str


@dataclass(frozen=True, slots=True)
class SignerList:
    """One page of the list with what the law says to each act about it."""

    matter: Matter
    counsel: Counsel
    lines: list[Line]
    total: int
    page: int
    pages: int
    speaking: list[Speaking]
    firsts: list[tuple[int, str]]
    link: Link | None
    offers: dict[str, Permit | Refusal]
    of_each: frozenset[str]  # what may be written down now for somebody who signs


def counted(matter: Matter, actor: StaffActor, offers: dict[str, Permit | Refusal]) -> Counted:
    """The numbers for the page of the matter; costs no query where nobody ever signed."""
    keeps = gate.keeps_list(matter, actor)
    answer = offers.get("add_signers")
    begins = keeps and isinstance(answer, Permit) and not matter.confidential
    if "signers" not in matter.marks:
        return Counted(0, 0, 0, 0, int(matter.marks.get("representatives", 0)), keeps, begins)
    rows = Signer.objects.filter(matter_id=matter.pk)
    now = rows.filter(left_on=None, again_of=None)
    views = [(row.no, open_words(row)) for row in now.exclude(dissent="").order_by("no")]
    return Counted(
        signers=now.count(),
        unconfirmed=now.filter(confirmed_on=None).count(),
        views=len(views),
        left=rows.exclude(left_on=None).count(),
        representatives=int(matter.marks.get("representatives", 0)),
        keeps=keeps,
        may_begin=begins,
        said=tuple(views) if keeps else (),
    )


def signer_list(
    matter_id: int,
    *,
    actor: StaffActor,
    at: datetime,
    page: int = 1,
    whole: bool = False,
    every: bool = False,
) -> SignerList:
    """The list: a page, the whole for printing, or `every` one for choosing among them. Raises NoSuchMatter, NotPermitted."""
    matter = gate.reach(matter_id, actor=actor, lock=False)
    gate.ensure_keeper(matter, actor)
    gate.note_reading(matter, actor, at=at, purpose="signers_printed" if whole else "signers")
    lawyer, on = counsel_for(matter), local_day(at)
    rows = select(Signer, order="no", matter=matter.pk)
    pages = max(-(-len(rows) // PAGE), 1)
    page = min(max(page, 1), pages)
    shown = (
        [row for row in rows if row.left_on is None]
        if whole or every
        else rows[(page - 1) * PAGE : page * PAGE]
    )
    now = {one.signer_no: one for one in speaking_now(matter, on) if one.signer_no}
    facts = facts_of(matter, actor=actor, clocks=select(Clock, matter=matter.pk, running=True), lawyer=lawyer)
    return SignerList(
        matter=matter,
        counsel=lawyer,
        lines=[Line(row, open_signer(row), open_words(row), now.get(row.no)) for row in shown],
        total=sum(row.left_on is None and row.again_of is None for row in rows),
        page=page,
        pages=pages,
        speaking=_speaking(matter, rows, on),
        firsts=firsts_of(matter),
        link=open_link(matter, on),
        offers={act: lawyer.may(act, facts, on) for act in LIST_ACTS if lawyer.knows(act)},
        of_each=_of_each(matter, lawyer, actor, on),
    )


def _of_each(matter: Matter, lawyer: Counsel, actor: StaffActor, on: date) -> frozenset[str]:
    facts = facts_of(matter, actor=actor, clocks=[], lawyer=lawyer, signs=True, reason="x")
    answers = {act: lawyer.may(act, facts, on) for act in OF_EACH if lawyer.knows(act)}
    return frozenset(act for act, answer in answers.items() if isinstance(answer, Permit))


def one_signer(matter_id: int, no: int, *, actor: StaffActor, at: datetime) -> tuple[Matter, Line]:
    """One line of the list, for the form about it; logged like the list. Raises NoSuchMatter, NotPermitted."""
    matter, row = gate.reach_signer(matter_id, no, actor=actor, lock=False)
    gate.note_reading(matter, actor, at=at, purpose="signers")
    now = [one for one in speaking_now(matter, local_day(at)) if one.signer_no == no]
    return matter, Line(row, open_signer(row), open_words(row), now[0] if now else None)


def firsts_of(matter: Matter) -> list[tuple[int, str]]:
    """Those who brought the matter, by number and name, for choosing who represents."""
    if matter.marks.get("first_left") or matter.anonymous:
        return []
    return [(row.no, open_party(row)["name"]) for row in select(Party, order="no", matter=matter.pk)]


def _speaking(matter: Matter, signers: list[Signer], on: date) -> list[Speaking]:
    by_no = {row.no: row for row in signers}
    firsts = {row.no: open_party(row)["name"] for row in select(Party, matter=matter.pk)}
    current = {one.no for one in speaking_now(matter, on)}
    found = []
    for row in select(Representative, order="no", matter=matter.pk):
        signed = by_no.get(row.signer_no or 0)
        name = open_signer(signed).name if signed else firsts.get(row.party_no or 0, "")
        told = unseal(row.passed_on_words, f"representative:{matter.pk}:{row.no}:passed_on")
        found.append(Speaking(row, name, row.no not in current, told))
    return found
