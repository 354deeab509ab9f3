"""The earlier answer beside the form that reviews it or gives it anew."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from huiyin.interfaces.desk.forms.acting import ActForm
from huiyin.matters.queries.courses.earlier import earlier_opinion


@dataclass(frozen=True, slots=True)
class Earlier:
    """An opinion to be read: its paper, and each claim with what was said to it, under labels."""

    no: int
    number: str
    issued_on: date
    claims: list[dict[str, Any]]


def earlier_of(form: ActForm) -> Earlier | None:
    """What was answered before in the matter of a form."""
    found = earlier_opinion(form.subject.matter)
    if found is None:
        return None
    labels = {
        "facts": _("What was found"),
        "finding": _("Finding"),
        "reasons": _("Why it is answered so"),
        "basis": _("Legal basis (law and article)"),
        "outcome": _("Outcome"),
        "assistance": _("Help offered, or why none fits"),
        "measure": _("What will be done"),
        "measure_due": _("By which day"),
    }
    claims = [
        {
            "claim": row["claim"],
            "said": [(label, str(row[name])) for name, label in labels.items() if row.get(name)],
        }
        for row in found.claims
    ]
    return Earlier(found.no, found.number, found.issued_on, claims)
