"""Where common causes stand among the pages of oversight."""

from django.utils.translation import gettext_lazy as _

from huiyin.foundation.people.permissions import HANDLE, SUPERVISE
from huiyin.interfaces.desk.oversight.section import Section

SYSTEMIC = Section(
    "desk:systemic",
    "arrow-merge",
    _("Causes behind many matters"),
    _(
        "What lies behind many matters: which unit puts it right, by which day, and whether each matter has its own answer."
    ),
    (SUPERVISE, HANDLE),
    "open_systemic",
)
