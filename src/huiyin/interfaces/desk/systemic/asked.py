"""What is asked of a unit here: common causes it is in charge of, and measures that are its own."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.desk.oversight.asking import AskedOfUs
from huiyin.matters.queries.causes.systemic import owed


def systemic_asked(actor: StaffActor, on: date) -> list[AskedOfUs]:
    """A line each, with its day."""
    files, measures = owed(actor)
    lines = [
        AskedOfUs(
            _("Put right: %(title)s") % {"title": row.matter.title},
            _page(row.matter_id),
            row.due,
            "arrow-merge",
        )
        for row in files
    ]
    return lines + [
        AskedOfUs(_("Measure: %(text)s") % {"text": row.text[:60]}, _page(row.matter_id), row.due, "checks")
        for row in measures
    ]


def _page(file_id: int) -> str:
    return reverse("desk:systemic_file", args=[file_id])
