"""Where the page of oversight leads to from here."""

from django.utils.translation import gettext_lazy as _

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.oversight.section import Section

SUPERVISION = Section(
    "desk:supervision",
    "bell",
    _("Supervision"),
    _(
        "Lapses of offices: what the program found and how it counted, what was confirmed, which measure was taken and answered."
    ),
    (permissions.SUPERVISE,),
    act="confirm_lapse",
)
