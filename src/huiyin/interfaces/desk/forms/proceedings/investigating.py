"""The form of an investigation on site: when, where, by whom, who was heard, what was seen, whether it was signed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, choice, words
from huiyin.interfaces.desk.forms.papers import WithFiles
from huiyin.work.proceedings.acts.investigate import Heard, investigate

SIGNED = [("yes", _("read back, and signed by those heard")), ("no", _("not signed"))]
MOMENT = "%Y-%m-%dT%H:%M"


class InvestigateForm(WithFiles, ActForm):
    """The record as it is printed; names stand in the sealed paper alone."""

    elsewhere = {"files": "files_chosen"}
    held_at = forms.DateTimeField(
        label=_("When it was"),
        widget=forms.DateTimeInput(format=MOMENT, attrs={"type": "datetime-local"}),
        input_formats=[MOMENT, "%Y-%m-%d %H:%M"],
        error_messages={**REQUIRED, "invalid": _("Write day and hour like 2026-03-05 14:30.")},
    )
    where = words(_("Where it was"), longest=200)
    staff = words(_("Who went there"), longest=200)
    heard = words(
        _("Who was heard, one a line: the role, a comma, the name"),
        rows=3,
        required=False,
        longest=2000,
        help_text=_(
            "For example: building manager, Chen. The name may be left out; it stands in the record only."
        ),
    )
    seen = words(_("What was seen and said"), rows=8, longest=20_000)
    signed = choice(_("Was it read back and signed?"), SIGNED, radio=True)
    unsigned_reason = words(_("If not signed, why not"), rows=2, required=False, longest=500)
    field_order = (
        "held_at",
        "where",
        "staff",
        "heard",
        "seen",
        "files_chosen",
        "signed",
        "unsigned_reason",
    )

    def shape(self) -> None:
        """Mostly the place of the problem, and whoever fills it in."""
        self.fields["files_chosen"].label = _("Pictures and papers from there")
        self.initial = {
            "where": self.subject.matter.place,
            "staff": self.subject.actor.name,
            **self.initial,
        }

    def perform(self, doing: Doing) -> Any:
        """Put it on record."""
        given = self.cleaned_data
        return investigate(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            held_at=given["held_at"],
            where=given["where"],
            staff=given["staff"],
            seen=given["seen"],
            signed=given["signed"] == "yes",
            unsigned_reason=given["unsigned_reason"],
            heard=tuple(_heard(line) for line in given["heard"].splitlines() if line.strip()),
            files=self.all_files(),
            key=doing.key,
        )


def _heard(line: str) -> Heard:
    """One line: the role, and after the first comma the name."""
    for comma in ("\uff0c", ","):
        role, found, name = line.partition(comma)
        if found:
            return Heard(role.strip(), name.strip())
    return Heard(line.strip())
