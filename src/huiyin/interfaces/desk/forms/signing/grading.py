"""The form that grades a matter as grave or as ordinary again."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, words
from huiyin.work.signing.acts.grade import grade

GRADES = [("yes", _("grave or complex: the head of the unit signs")), ("no", _("ordinary again"))]


class GradeForm(ActForm):
    """Grave or not, and why."""

    grave = choice(_("Grade"), GRADES, radio=True)
    reason = words(_("Why; the person reads this"), rows=3)

    def shape(self) -> None:
        """The grade it does not have yet is proposed."""
        self.initial = {"grave": "no" if self.subject.matter.marks.get("grave") else "yes", **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Grade it."""
        return grade(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            grave=self.cleaned_data["grave"] == "yes",
            reason=self.cleaned_data["reason"],
            key=doing.key,
        )
