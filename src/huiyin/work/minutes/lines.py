"""One line of the minutes: what it may say, and what becomes of a demand and of a promise in the matter."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.units.models import Unit
from huiyin.matters.along import let_read
from huiyin.matters.impartial import lawful_unit
from huiyin.matters.models import Claim, Commitment, Draft, Matter, Minute, Visit
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.record.children import add
from huiyin.matters.visiting import RUNNING

DEMAND, PROMISE, REFUSED = "demand", "promise", "refused"
KINDS = (DEMAND, "answer", PROMISE, "explained", REFUSED, "remark")
SPEAKS_TO = frozenset({"answer", PROMISE, "explained", REFUSED})  # lines that may speak to a demand
MAX_TEXT, MAX_REASON, MAX_CLAIM, MAX_CLAIMS = 5_000, 2_000, 1_000, 20  # house sizes, not law


@dataclass(frozen=True, slots=True)
class Line:
    """What is said at the table. `answers` is the number of the demand it speaks to; `unit` an id, of a promise.

    `as_claim` makes a demand a claim of the matter: the office confirms that it is new. `said_at` is when it was said,
    where the line was kept in a browser for a while.
    """

    kind: str
    text: str
    reason: str = ""
    answers: int | None = None
    unit: int | None = None
    due: date | None = None
    as_claim: bool = False
    said_at: datetime | None = None


def law_facts(visit: Visit, line: Line) -> dict[str, Any]:
    """What the law wants to know of a line; a word that is not given is left out, so that a form is asked for it."""
    facts: dict[str, Any] = {
        "visit_open": visit.state in RUNNING,
        "minute_kind": f"line_{line.kind}",
        "reason": clean(line.reason),
        "as_claim": line.as_claim and line.kind == DEMAND,
    }
    if line.kind == PROMISE:
        facts |= {"minute_unit": line.unit is not None, "minute_dated": line.due is not None}
    return given(facts)


def given(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts without the words that nobody gave."""
    return {name: value for name, value in facts.items() if value != ""}


def ensure_a_kind(line: Line) -> None:
    """Raises Invalid for a kind of line that there is not; the law is asked only of those that there are."""
    if line.kind not in KINDS:
        raise Invalid(Problem("kind", _("Choose what kind of line this is.")))


def check(matter: Matter, visit: Visit, line: Line, *, on: date, at: datetime) -> None:
    """Raises Invalid with every problem at once."""
    problems = []
    text = clean(line.text)
    if not text:
        problems.append(Problem("text", _("Write down what was said.")))
    for field, said, longest in (("text", text, MAX_TEXT), ("reason", clean(line.reason), MAX_REASON)):
        if len(said) > longest:
            words = _(
                "This has %(n)d characters; at most %(max)d fit in one line of the minutes. Make it two."
            )
            problems.append(Problem(field, words % {"n": len(said), "max": longest}))
    if line.kind == PROMISE and line.due and line.due < on:
        words = _("The day by which it will be done has already passed. Promise a day to come.")
        problems.append(Problem("due", words))
    if line.answers is not None and _demand(visit, line.answers) is None:
        words = _("The demand it speaks to is not in these minutes, or was struck. Choose another one.")
        problems.append(Problem("answers", words))
    if line.as_claim and line.kind == DEMAND:
        problems += _claim_problems(matter, text)
    if line.said_at and not (visit.opened_at or at) <= line.said_at <= at:
        words = _(
            "It was said before this visit was opened, or in the future. Check the clock of this device."
        )
        problems.append(Problem("text", words))
    if problems:
        raise Invalid(*problems)


def take_claim(matter: Matter, visit: Visit, line: Line) -> Claim | None:
    """A demand that the office confirms as new is a claim of the matter; none comes of an exercise."""
    if line.kind != DEMAND or not line.as_claim or visit.drill:
        return None
    last = Claim.objects.filter(matter_id=matter.pk).order_by("-position").values_list("position", flat=True)
    claim = add(Claim, matter, position=(last.first() or 0) + 1, text=clean(line.text))
    matter.claims += 1
    matter.undecided_claims += 1
    return claim


def take_promise(
    matter: Matter, visit: Visit, line: Line, *, on: date, at: datetime
) -> tuple[Commitment | None, Unit | None]:
    """A promise is a commitment of its unit, and the unit may read the matter; none comes of an exercise."""
    if line.kind != PROMISE or line.unit is None or line.due is None:
        return None, None
    unit = lawful_unit(matter, line.unit, on=on, field="unit")
    if visit.drill:
        return None, unit
    let_read(matter, [unit], at=at)
    # of no claim: an opinion puts its own measure in the place of what was promised on a claim, and this stands by itself
    row = add(Commitment, matter, claim_no=0, text=clean(line.text), unit=unit, due=line.due)
    matter.open_commitments += 1
    return row, unit


def line_in(visit: Visit, no: int) -> Minute:
    """The line of that number in the minutes of the visit. Raises Invalid."""
    row = next(iter(select(Minute, matter=visit.matter_id, no=no, visit_no=visit.no)), None)
    if row is None:
        raise Invalid(Problem("line", _("There is no such line in these minutes.")))
    return row


def acted_on(matter: Matter, line: Minute) -> bool:
    """Whether somebody has gone on from the line: its claim has an answer or a draft of one, its promise a word on it."""
    claim = _row(Claim, matter, line.claim_no)
    promise = _row(Commitment, matter, line.commitment_no)
    drafted = claim is not None and bool(select(Draft, matter=matter.pk, state="waiting"))
    answered = claim is not None and bool(claim.outcome or claim.finding)
    moved = promise is not None and (
        promise.kept_on or promise.said or promise.pressed_on or promise.evidence
    ) not in (None, "")
    return drafted or answered or moved


def take_back(matter: Matter, line: Minute) -> None:
    """What became of a line that is struck goes with it: the claim, the promise."""
    claim = _row(Claim, matter, line.claim_no)
    if claim is not None:
        Claim.objects.filter(matter_id=matter.pk, no=claim.no).delete()
        for later in Claim.objects.filter(matter_id=matter.pk, position__gt=claim.position):
            change(Claim, {"position": later.position - 1}, matter=matter.pk, no=later.no)
        matter.claims -= 1
        matter.undecided_claims -= 1
    promise = _row(Commitment, matter, line.commitment_no)
    if promise is not None:
        Commitment.objects.filter(matter_id=matter.pk, no=promise.no).delete()
        matter.open_commitments -= 1


def _row(kind: Any, matter: Matter, no: int | None) -> Any:
    return next(iter(select(kind, matter=matter.pk, no=no)), None) if no else None


def _demand(visit: Visit, no: int) -> Minute | None:
    rows = select(Minute, matter=visit.matter_id, no=no, visit_no=visit.no, kind=DEMAND, struck_at=None)
    return next(iter(rows), None)


def _claim_problems(matter: Matter, text: str) -> list[Problem]:
    problems = []
    if len(text) > MAX_CLAIM:
        words = _(
            "A claim has at most %(max)d characters. Say in short what is asked for; add the rest as a remark."
        )
        problems.append(Problem("text", words % {"max": MAX_CLAIM}))
    if matter.claims >= MAX_CLAIMS:
        words = _("The matter has %(max)d claims already. Write it down without making it a claim.")
        problems.append(Problem("as_claim", words % {"max": MAX_CLAIMS}))
    if any(one.text == text for one in select(Claim, matter=matter.pk)):
        words = _("This very claim is in the matter already. Write it down without making it a claim.")
        problems.append(Problem("as_claim", words))
    return problems
