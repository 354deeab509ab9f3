"""Where the words looked for stand among the pages of oversight."""

from django.utils.translation import gettext_lazy as _

from huiyin.foundation.people.permissions import STATISTICS, SUPERVISE
from huiyin.interfaces.desk.oversight.section import Section

SOUGHT = Section(
    "desk:sought",
    "zoom-question",
    _("What people looked for in the rules"),
    _("Words looked for and not found, so that answers can be added. Nothing of who looked."),
    (SUPERVISE, STATISTICS),
)
