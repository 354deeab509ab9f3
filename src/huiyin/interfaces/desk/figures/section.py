"""The figures among the rooms of oversight."""

from django.utils.translation import gettext_lazy as _

from huiyin.foundation.people.permissions import STATISTICS, SUPERVISE
from huiyin.interfaces.desk.oversight.section import Section

COUNTING = (STATISTICS, SUPERVISE)
FIGURES = Section(
    "desk:figures",
    "chart-bar",
    _("Figures"),
    _(
        "What came, what was answered and when, what was promised and kept; each with its definition and limits."
    ),
    COUNTING,
)
