"""Where the page of oversight leads to from here."""

from django.utils.translation import gettext_lazy as _

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.oversight.section import Section

SECTION = Section(
    "desk:late",
    "hourglass",
    _("The desk of the late"),
    _("What offices are late with, to the very last thing, and what people say of what is reported as done."),
    (permissions.SUPERVISE,),
)
