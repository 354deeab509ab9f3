"""What a unit owes in the offices' own files, for its inbox."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.desk.oversight.asking import AskedOfUs
from huiyin.matters.queries.offices.owed import Owed, owed_by

ICONS = {
    "return": "search",
    "finding": "tool",
    "decision": "scale",
    "inspection": "clipboard-check",
    "visit": "eye",
}


def own_files_asked(actor: StaffActor, on: date) -> list[AskedOfUs]:
    """Returns to give, findings to put right or to go and see, decisions to check, inspections to hold."""
    return [AskedOfUs(_words(one.kind), _address(one), one.due, ICONS[one.kind]) for one in owed_by(actor)]


def _words(kind: str) -> str:
    return {
        "return": _("A screening asks for your unit's return"),
        "finding": _("A finding of an inspection is to be put right"),
        "decision": _("A decision is to be checked before it is made"),
        "inspection": _("An inspection is to be held"),
        "visit": _("A finding is said to be put right: go and see"),
    }[kind]


def _address(one: Owed) -> str:
    if one.kind == "return":
        return reverse("desk:screening", args=[one.file_id])
    if one.kind == "decision":
        return reverse("desk:decision", args=[one.file_id])
    return reverse("desk:inspection", args=[one.file_id])
