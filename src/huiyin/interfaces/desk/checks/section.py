"""Where the page of oversight leads to from here, and what is asked of one's own unit."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.foundation.people import permissions
from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.desk.oversight.asking import AskedOfUs
from huiyin.interfaces.desk.oversight.section import Section
from huiyin.matters.queries.checking.results import to_ask

SECTION = Section(
    "desk:checks",
    "clipboard-check",
    gettext_lazy("Checking what was closed"),
    gettext_lazy(
        "Closed matters drawn by lot: are they solved? Shares with their uncertainty, and who did not answer."
    ),
    (permissions.SUPERVISE,),
    act="check_closure",
)


def checks_asked(actor: StaffActor, on: date) -> list[AskedOfUs]:
    """Open checks of the unit with matters that nobody was asked about yet; one query."""
    if not actor.may(permissions.SUPERVISE):
        return []
    words = _("A check of %(n)d closed matters waits for answers")
    return [
        AskedOfUs(words % {"n": drawn}, reverse("desk:check", args=[pk]), None, "clipboard-check")
        for pk, drawn in to_ask(actor)
    ]
