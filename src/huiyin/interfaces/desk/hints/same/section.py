"""Where the page of oversight leads to from here."""

from django.utils.translation import gettext_lazy as _

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.oversight.section import Section

SECTION = Section(
    "desk:same_pairs",
    "copy",
    _("Perhaps the same matter"),
    _(
        "Pairs of matters whose texts are alike, with the common passages marked; somebody says whether they are one."
    ),
    (permissions.SUPERVISE,),
)
