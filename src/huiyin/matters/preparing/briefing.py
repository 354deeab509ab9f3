"""A briefing for whoever receives people: the matter, its course, what was answered, promised and left late, on one page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.terms import Basis, LawError
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters.facts import local_day
from huiyin.matters.models import Claim, Commitment, Event, Matter, Representative, Visit
from huiyin.matters.preparing.late import Late, lateness

STEPS, ARTICLES = 14, 10  # what fits on one page
# acts of which a receiving leader needs no line: small steps inside the office
SMALL = frozenset(
    {
        "name_officer",
        "submit_draft",
        "send_back_draft",
        "take_back_draft",
        "rate",
        "agree_contact",
        "prepare_visit",
        "object_decision",
        "check_closure",
        "answer_check",
    }
    | {"sign_on", "confirm_signing", "receive_answer", "meet_duty", "miss_duty", "sign_minutes", "give_copy"}
    | {"tell_duty", "acknowledge_duty", "count_anew", "add_minute", "strike_minute"}
)
ALWAYS = ("art20", "announced_visits")  # rules whoever receives has to have at hand


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the matter's course."""

    on: date
    what: str
    unit: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One claim with its answer; the answer is empty where none was given."""

    position: int
    text: str
    outcome: str
    reason: str
    basis: str


@dataclass(frozen=True, slots=True)
class Promised:
    """One promise with the unit's word and the person's own beside it."""

    text: str
    unit: str
    due: date
    state: str
    late: bool
    evidence: str
    said: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything a briefing says. It is gathered from the record alone and holds nobody's name but officials'."""

    matter: Matter
    visit: Visit
    unit: Unit
    concerned: Unit | None
    needs: list[str]
    stage: str
    steps: list[Step]
    left_out: int
    claims: list[Asked]
    promises: list[Promised]
    late: list[Late]
    earlier: list[Visit]
    speakers: int
    most_speakers: int | None
    rules: list[Basis]
    at: datetime


def gather(matter: Matter, visit: Visit, law: Counsel, *, at: datetime) -> Briefing:
    """Put it together in the language that is spoken now."""
    lang = _speaking()
    events = select(Event, order="no", matter=matter.pk)
    steps = [_step(one, law, lang) for one in events if one.act not in SMALL]
    visits = select(Visit, order="no", matter=matter.pk)
    today, units = local_day(at), tree().units
    most = law.value("max_representatives", today) if "max_representatives" in law.pack.values else None
    return Briefing(
        matter=matter,
        visit=visit,
        unit=units[visit.unit_id],
        concerned=units[visit.concerned_id] if visit.concerned_id else None,
        needs=[_term(law, code, lang) for code in visit.needs],
        stage=law.stage(matter.stage).label.say(lang),
        steps=[*steps[:2], *steps[-(STEPS - 2) :]] if len(steps) > STEPS else steps,
        left_out=max(len(steps) - STEPS, 0),
        claims=[_claim(one, law, lang) for one in select(Claim, order="position", matter=matter.pk)],
        promises=[_promise(one, today) for one in select(Commitment, order="due", matter=matter.pk)],
        late=lateness(matter, law, at=at),
        earlier=[v for v in visits if v.closed_at and v.opened_at and v.no != visit.no and not v.drill],
        speakers=_speakers(matter, today),
        most_speakers=most,
        rules=_rules(events, law),
        at=at,
    )


def _step(event: Event, law: Counsel, lang: str) -> Step:
    try:
        what = law.act(event.act).label.say(lang)
    except LawError:
        what = event.act
    if event.public.get("late") is True:
        what = _("%(what)s (late)") % {"what": what}
    unit = tree().units.get(event.unit_id) if event.unit_id else None
    return Step(event.on, what, unit.name if unit else "")


def _claim(row: Claim, law: Counsel, lang: str) -> Asked:
    return Asked(
        row.position, row.text, _term(law, row.outcome, lang) if row.outcome else "", row.reason, row.basis
    )


def _promise(row: Commitment, today: date) -> Promised:
    late = row.due < (row.kept_on or today)
    if row.disputed_on and row.kept_on is None:
        state = _("said to be done, and disputed")
    elif row.kept_on:
        state = _("kept on %(day)s") % {"day": row.kept_on}
    else:
        state = _("overdue") if late else _("running")
    said = {"done": _("done"), "partly": _("only in part"), "not_done": _("not done")}.get(row.said, "")
    unit = tree().units[row.unit_id].name
    return Promised(row.text, unit, row.due, state, late, row.evidence, said)


def _speakers(matter: Matter, today: date) -> int:
    """How many speak for the others now; who they are stands in no briefing."""
    rows = select(Representative, matter=matter.pk)
    return sum(row.since <= today and (row.until is None or row.until >= today) for row in rows)


def _rules(events: Iterable[Event], law: Counsel) -> list[Basis]:
    """The articles the matter went by, the latest first, after those whoever receives needs at hand."""
    cited = [mark for event in reversed(list(events)) for mark in event.articles]
    known = [
        law.pack.articles[mark].basis
        for mark in dict.fromkeys((*ALWAYS, *cited))
        if mark in law.pack.articles
    ]
    return known[:ARTICLES]


def _term(law: Counsel, code: str, lang: str) -> str:
    try:
        return law.term(code).say(lang)
    except LawError:
        return code


def _speaking() -> str:
    return get_language() or "zh-hans"
