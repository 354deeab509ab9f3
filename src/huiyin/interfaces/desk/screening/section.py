"""Where screenings, checks before decisions and inspections stand among the pages of oversight."""

from django.utils.translation import gettext_lazy as _

from huiyin.foundation.people.permissions import HANDLE, SIGN, SUPERVISE
from huiyin.interfaces.desk.oversight.section import Section

SCREENING = Section(
    "desk:screenings",
    "search",
    _("Screenings"),
    _(
        "Units enter the disputes and dangers they know of, each with who answers, the plan and the day; silence shows."
    ),
    (SUPERVISE, HANDLE, SIGN),
    "open_campaign",
)
DECISIONS = Section(
    "desk:decisions",
    "scale",
    _("Decisions before they are made"),
    _("Whom a decision touches, whether they were asked, and what like matters of the last years teach."),
    (SUPERVISE, HANDLE, SIGN),
    "open_decision_check",
)
INSPECTIONS = Section(
    "desk:inspections",
    "clipboard-check",
    _("Inspection and guidance"),
    _("An office's work by an open checklist: what was found, what was advised, what was put right."),
    (SUPERVISE, HANDLE, SIGN),
    "plan_inspection",
)
OWN_FILES = [SCREENING, DECISIONS, INSPECTIONS]
