"""What an inspection asks and finds, checked; the row of its file, and which side the actor stands on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters.models import Inspection, InspectionFinding, Matter
from huiyin.matters.offices.area import above_or_same
from huiyin.matters.offices.without_people import ensure_without_people
from huiyin.matters.record import Invalid, Problem

YES, NO = "answer_yes", "answer_no"  # the codes on which the need of a finding turns
RIGHT = "seen_right"  # with which a finding is settled
LONGEST_WORDS, LONGEST_RULE = 5_000, 120


@dataclass(frozen=True, slots=True)
class Found:
    """Something wrong: on which question (none for something the list does not ask), what, the rule, the day."""

    what: str
    due: date | None
    question: str = ""
    rule: str = ""


def inspection_in(matter: Matter) -> Inspection:
    """The row of the file. Raises Invalid where the file is another kind of file."""
    rows = select(Inspection, matter=matter.pk)
    if not rows:
        raise Invalid(Problem("inspection", _("This file is no inspection.")))
    return rows[0]


def finding_in(matter: Matter, no: int) -> InspectionFinding:
    """One finding of it. Raises Invalid."""
    rows = select(InspectionFinding, matter=matter.pk, no=no)
    if not rows:
        raise Invalid(Problem("finding", _("There is no such finding in this inspection.")))
    return rows[0]


def of_inspected(row_unit: int, actor: StaffActor) -> bool:
    """Whether the actor belongs to the unit inspected, or to one under it."""
    return above_or_same(actor.unit_id, row_unit)


def questions_of(checklist: str, law: Counsel) -> tuple[str, ...]:
    """The questions of a checklist. Raises Invalid for one the law does not have."""
    if checklist not in law.group("checklists"):
        raise Invalid(Problem("checklist", _("There is no such checklist. Choose from the list.")))
    return law.group(checklist)


def facts_of(
    answers: Mapping[str, str], findings: Sequence[Found], questions: Sequence[str], guidance: str
) -> dict[str, Any]:
    """The facts on which the law judges whether it may be put on record."""
    about = {one.question for one in findings}
    words = clean(guidance)
    return {
        "open_questions": sum(not answers.get(one) for one in questions),
        "bare_noes": sum(answers.get(one) == NO and one not in about for one in questions),
        **({"guidance": words} if words else {}),
    }


def check_held(
    answers: Mapping[str, str], findings: Sequence[Found], law: Counsel, questions: Sequence[str], *, on: date
) -> None:
    """Raises Invalid with every problem at once; a finding's field is `found_` and its question."""
    found = []
    for name, said in answers.items():
        if name not in questions or said not in law.group("check_answers"):
            found.append(Problem(name, _("There is no such answer. Choose from the list.")))
    for one in findings:
        found += _wrong_with(one, questions, on)
    if found:
        raise Invalid(*found)
    ensure_without_people({f"found_{one.question}": f"{one.what} {one.rule}" for one in findings})


def _wrong_with(one: Found, questions: Sequence[str], on: date) -> list[Problem]:
    found = []
    if one.question and one.question not in questions:
        found.append(Problem("findings", _("A finding is about a question that the list does not have.")))
    if not clean(one.what) or len(one.what) > LONGEST_WORDS:
        text = _("Say what was seen and what to change, in at most %(max)d characters.")
        found.append(Problem(f"found_{one.question}", text % {"max": LONGEST_WORDS}))
    if one.due is None or one.due <= on:
        text = _("Give the day by which it is put right; it has to lie after today.")
        found.append(Problem(f"due_{one.question}", text))
    return found
