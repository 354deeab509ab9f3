"""Proposals to change a rule: those one has to answer, those one made, those the public reads."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, Value
from django.utils.translation import gettext as _

from huiyin.domain.letters.paper import PaperData
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.models import Document, Event, Matter, RuleChange
from huiyin.matters.papers import paper_of
from huiyin.matters.proposing import PAPERS, RESPONSIBILITY
from huiyin.matters.queries.signing import waiting

SHOWN = 200  # rows of one list; what is late or open comes first
PAGE = 30


@dataclass(frozen=True, slots=True)
class Published:
    """One proposal as everybody may read of it; `answer` is empty while none was published."""

    owner: str
    proposed_by: str
    proposed_on: date
    due: date
    state: str
    answered_on: date | None
    rule: str
    gap: str
    proposal: str
    answer: str

    def is_late(self, today: date) -> bool:
        """Whether the organ in charge has let its time pass without an answer."""
        return self.state == "open" and self.due < today


def to_answer(actor: StaffActor) -> list[RuleChange]:
    """What the actor's units have to answer, the latest due first of all, then what they answered."""
    return _listed(actor, Q(owner_id__in=gate.units_of(actor)))


def owed(actor: StaffActor) -> tuple[int, int]:
    """How many drafts wait for the actor's signature and how many proposals for their unit's answer, in one query."""
    drafts = waiting(actor).order_by().annotate(what=Value("draft")).values_list("what", "no")
    rules = gate.rule_changes(actor).filter(owner_id__in=gate.units_of(actor), state="open")
    found = list(drafts.union(rules.annotate(what=Value("rule")).values_list("what", "no"), all=True))
    return sum(what == "draft" for what, _ in found), sum(what == "rule" for what, _ in found)


def made(actor: StaffActor) -> list[RuleChange]:
    """What the actor's units proposed, what is late or open first."""
    return _listed(actor, Q(proposed_by_id__in=gate.units_of(actor)))


def _listed(actor: StaffActor, which: Q) -> list[RuleChange]:
    rows = gate.rule_changes(actor).filter(which).select_related("owner", "proposed_by")
    still = list(rows.filter(state="open").order_by("due", "matter_id", "no")[:SHOWN])
    done = rows.exclude(state="open").order_by("-answered_on", "matter_id", "no")
    return still + list(done[: SHOWN - len(still)])


def letter_of(row: RuleChange) -> PaperData | None:
    """The letter by which it was proposed: the next child after it."""
    paper = Document.objects.filter(matter_id=row.matter_id, no=row.no + 1, kind__in=PAPERS.values()).first()
    return paper_of(paper) if paper else None


def number_in(file_id: int, actor: StaffActor) -> int:
    """The number of the one proposal that an own file is about. Raises NoSuchMatter, also for who may not read it."""
    row = gate.rule_changes(actor).filter(matter_id=file_id, kind=RESPONSIBILITY).first()
    if row is None:
        raise gate.NoSuchMatter(_("There is no such proposal, or it is not for you. Check the address."))
    return row.no


def matter_seen(row: RuleChange, actor: StaffActor) -> Matter | None:
    """The matter behind it, for those who may see it anyway; a confidential one is all that its own file holds."""
    if row.kind == RESPONSIBILITY:
        return None
    return gate.visible(actor).filter(pk=row.matter_id).first()


def in_matter(matter: Matter) -> list[RuleChange]:
    """The proposals made in one matter, in the order of coming."""
    return list(RuleChange.objects.filter(matter_id=matter.pk).select_related("owner").order_by("no"))


def published(*, before: str = "") -> tuple[list[Published], str]:
    """What everybody reads, newest first, and the key from which the next page goes on. Raises ValueError for a false key."""
    rows = RuleChange.objects.filter(published_on__isnull=False).order_by(
        "-published_on", "-matter_id", "-no"
    )
    if before:
        day, matter, no = before.split("~")
        last, pk, number = date.fromisoformat(day), int(matter), int(no)
        if max(pk, number) >= 2**63:  # SQLite says so by itself, PostgreSQL compares it as it stands
            raise ValueError("no matter has such a number")
        older = Q(published_on=last, matter_id=pk, no__lt=number)
        older |= Q(published_on=last, matter_id__lt=pk) | Q(published_on__lt=last)
        rows = rows.filter(older)
    found = list(rows[: PAGE + 1])
    shown = found[:PAGE]
    last_one = shown[-1] if shown else None
    more = (
        f"{last_one.published_on}~{last_one.matter_id}~{last_one.no}"
        if last_one and len(found) > PAGE
        else ""
    )
    return [_told(row, words) for row, words in zip(shown, _words(shown), strict=True)], more


def _words(rows: list[RuleChange]) -> list[dict[str, Any]]:
    """The words as they were read and confirmed for the public, from the newest publication of each."""
    events = Event.objects.filter(matter_id__in={r.matter_id for r in rows}, act="publish_rule_change")
    newest = {
        (e.matter_id, e.public["rule_change"]): e.public["published_words"] for e in events.order_by("no")
    }
    return [newest[row.matter_id, row.no] for row in rows]


def _told(row: RuleChange, words: dict[str, Any]) -> Published:
    units = tree().units
    return Published(
        owner=units[row.owner_id].full_name,
        proposed_by=units[row.proposed_by_id].full_name,
        proposed_on=row.proposed_on,
        due=row.due,
        state=row.state,
        answered_on=row.answered_on,
        rule=words["rule"],
        gap=words["gap"],
        proposal=words["proposal"],
        answer=words.get("answer", ""),
    )
