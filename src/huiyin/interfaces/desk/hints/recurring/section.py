"""Where the page of oversight leads to from here."""

from django.utils.translation import gettext_lazy as _

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.oversight.section import Section

SECTION = Section(
    "desk:recurring",
    "repeat",
    _("Recurring problems"),
    _(
        "Matters that are about one thing: how it grows, which units have it, and what was promised and not kept."
    ),
    (permissions.SUPERVISE,),
)
