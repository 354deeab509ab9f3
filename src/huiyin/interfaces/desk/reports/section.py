"""Where the page of oversight leads to from here."""

from django.utils.translation import gettext_lazy as _

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.oversight.section import Section

REPORTS = Section(
    "desk:reports",
    "file-text",
    _("Situation reports"),
    _("A period in sentences, each number traced to its question and checked again after it was edited."),
    (permissions.STATISTICS,),
)
RELEASES = Section(
    "desk:releases",
    "world",
    _("Public statistics"),
    _("Tables of a span of months, published once, with small numbers hidden."),
    (permissions.STATISTICS,),
)
