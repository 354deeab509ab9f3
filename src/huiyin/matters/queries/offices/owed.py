"""What a unit owes beside its matters, in one query: answers to measures, returns, checks, things to put right, steps of a common cause."""

from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Exists, F, OuterRef, Value
from django.db.models.functions import Substr

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SIGN, SUPERVISE
from huiyin.matters import gate
from huiyin.matters.models import (
    CampaignReturn,
    Commitment,
    Inspection,
    InspectionFinding,
    Measure,
    PlannedDecision,
    Supervision,
    Systemic,
)

LONGEST = 60  # characters of a promise that are shown


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing, in which matter or file, which row, until when.

    kind: measure, return, finding, visit (a return visit), decision, inspection, systemic (a common cause) or step (its
    measure). `words` is what it is about, as far as it has a name: a measure's code, a file's title, a promise's text.
    """

    kind: str
    file_id: int
    no: int
    due: date
    words: str
    number: str  # of the matter, where one is answered for


def owed_by(actor: StaffActor) -> list[Owed]:
    """The earliest day first; nothing that the actor's role could not do."""
    unit, parts = actor.unit_id, []
    if actor.may(HANDLE):
        parts += _of_common_causes(unit)
    if actor.may(HANDLE) or actor.may(SIGN):
        parts.append(_measures(actor))
        inspected = Inspection.objects.filter(unit_id=unit, state="held").values("matter_id")
        open_findings = InspectionFinding.objects.filter(done_on=None, matter_id__in=inspected)
        parts += [
            _rows(
                CampaignReturn.objects.filter(unit_id=unit, state="open", matter__stage="screening"),
                "return",
                "due",
            ),
            _rows(open_findings.exclude(seen="seen_right"), "finding", "due"),
            _rows(PlannedDecision.objects.filter(unit_id=unit, state="open"), "decision", "planned_for"),
        ]
    if actor.may(SUPERVISE):
        own = Inspection.objects.filter(by_unit_id=unit, state="held").values("matter_id")
        reported = InspectionFinding.objects.filter(done_on__isnull=False, matter_id__in=own)
        parts += [
            _rows(Inspection.objects.filter(by_unit_id=unit, state="planned"), "inspection", "planned_on"),
            _rows(reported.exclude(seen="seen_right"), "visit", "due"),
        ]
    if not parts:
        return []
    rows = parts[0].union(*parts[1:], all=True)
    return sorted((Owed(*row) for row in rows), key=lambda one: (one.due, one.file_id, one.no))


def _measures(actor: StaffActor):  # type: ignore[no-untyped-def]
    """In matters the actor may know of, while the supervision runs."""
    running = Supervision.objects.filter(
        matter_id=OuterRef("matter_id"), no=OuterRef("supervision_no"), state="confirmed"
    )
    rows = Measure.objects.filter(unit_id=actor.unit_id, answered_on=None, due__isnull=False)
    rows = rows.filter(Exists(running), Exists(gate.visible(actor).filter(pk=OuterRef("matter_id"))))
    return _rows(rows, "measure", "due", words=F("kind"), number=F("matter__number"))


def _of_common_causes(unit: int):  # type: ignore[no-untyped-def]
    """Open files the unit is in charge of, and open measures in any such file that are its own."""
    of_file = Systemic.objects.filter(matter_id=OuterRef("matter_id"))
    steps = Commitment.objects.filter(unit_id=unit, kept_on=None, matter__channel=gate.OWN_FILE)
    return [
        _rows(
            Systemic.objects.filter(owner_id=unit, state="open"), "systemic", "due", words=F("matter__title")
        ),
        _rows(steps.filter(Exists(of_file)), "step", "due", words=Substr("text", 1, LONGEST)),
    ]


def _rows(rows, kind: str, day: str, words=None, number=None):  # type: ignore[no-untyped-def]
    nothing = Value("", output_field=CharField())
    named = rows.order_by().annotate(
        owed_as=Value(kind, output_field=CharField()),
        owed_by_day=F(day),
        owed_words=words or nothing,
        owed_number=number or nothing,
    )
    return named.values_list("owed_as", "matter_id", "no", "owed_by_day", "owed_words", "owed_number")
