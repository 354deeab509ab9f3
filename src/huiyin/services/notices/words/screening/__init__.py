"""The words of notices about screenings, checks before decisions and inspections: to offices only, and of offices only."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

SCREENING: Mapping[str, tuple[Any, Any]] = {
    "screening_opened": (
        _("A screening asks your unit for its return by %(due)s: %(number)s"),
        _(
            "%(unit)s asks your unit (%(number)s) to enter the disputes and dangers it knows of and to give its return by "
            "%(due)s. Where there are none, say how you looked."
        ),
    ),
    "screening_returned": (
        _("%(unit)s gave its return: %(number)s"),
        _("%(unit)s gave its return in the screening %(number)s."),
    ),
    "return_near": (
        _("Your return in a screening is due on %(due)s: %(number)s"),
        _("The return of your unit in the screening %(number)s is due on %(due)s."),
    ),
    "return_overdue": (
        _("A return in a screening is overdue: %(number)s"),
        _(
            "%(unit)s was to give its return in the screening %(number)s by %(due)s, and has not. It stands as silent until then."
        ),
    ),
    "decision_near": (
        _("A decision planned for %(due)s is not checked yet: %(number)s"),
        _(
            "The decision in file %(number)s is planned for %(due)s. Ask those affected and check it before that day."
        ),
    ),
    "decision_overdue": (
        _("A decision was planned for %(due)s and is not checked: %(number)s"),
        _(
            "The day for the decision in file %(number)s (%(due)s) is over and it is not checked. Check it, or say that it was "
            "given up."
        ),
    ),
    "inspection_told": (
        _("Your unit is inspected on %(due)s: %(number)s"),
        _(
            "%(unit)s inspects your unit's work on petitions on %(due)s (%(number)s). The checklist stands on the page."
        ),
    ),
    "inspection_near": (
        _("An inspection is planned for %(due)s: %(number)s"),
        _("The inspection %(number)s is planned for %(due)s."),
    ),
    "inspection_overdue": (
        _("An inspection was not held on %(due)s: %(number)s"),
        _(
            "The inspection %(number)s was planned for %(due)s and is not on record. Record it, or call it off and say why."
        ),
    ),
    "inspection_held": (
        _("What the inspection of your unit found: %(number)s"),
        _(
            "%(unit)s inspected your unit. What was found, by when it is put right, and the advice stand on the page of "
            "%(number)s."
        ),
    ),
    "finding_near": (
        _("Something is to be put right by %(due)s: %(number)s"),
        _(
            "A finding of the inspection %(number)s is to be put right by %(due)s. Say what you did and what shows it."
        ),
    ),
    "finding_overdue": (
        _("A finding was not put right in time: %(number)s"),
        _("%(unit)s was to put a finding of the inspection %(number)s right by %(due)s, and has not."),
    ),
    "finding_rectified": (
        _("%(unit)s says what it put right: %(number)s"),
        _("%(unit)s says that a finding of the inspection %(number)s is put right. Go and see."),
    ),
    "finding_seen": (
        _("The return visit is on record: %(number)s"),
        _(
            "%(unit)s put on record what it saw in inspection %(number)s. The page says whether it is settled."
        ),
    ),
    "inspection_over": (
        _("The inspection of your unit is over: %(number)s"),
        _("%(unit)s has ended the inspection %(number)s of your unit."),
    ),
}
# of these leave the house
LOUD_SCREENING = frozenset(
    {"screening_opened", "return_overdue", "inspection_told", "inspection_held", "finding_overdue"}
)
