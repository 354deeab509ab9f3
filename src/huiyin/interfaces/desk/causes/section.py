"""Where the page of causes stands among those of oversight."""

from django.utils.translation import gettext_lazy as _

from huiyin.foundation.people.permissions import HANDLE, SUPERVISE
from huiyin.interfaces.desk.oversight.section import Section

CAUSES = Section(
    "desk:causes",
    "target",
    _("Why matters arise"),
    _("Causes as two readers see them apart from one another, and how far they agree."),
    (SUPERVISE, HANDLE),
    "code_cause",
)
