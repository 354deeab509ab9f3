"""Say that a common cause is put right, and publish it in words that name nobody."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, words
from huiyin.matters.queries.causes.systemic import shown_if
from huiyin.work.causes.acts.publish_systemic import publish_systemic
from huiyin.work.causes.acts.solve_systemic import solve_systemic
from huiyin.work.causes.systemic import LONGEST


class SolveForm(ActForm):
    """Result, evidence, and why where a measure is still open."""

    result = words(_("What came of it"), rows=4, longest=LONGEST)
    evidence = words(_("What shows it"), rows=2, longest=LONGEST)
    reason = words(
        _("Why measures that are still open are no longer needed"), rows=3, required=False, longest=LONGEST
    )

    def shape(self) -> None:
        """Reasons are asked for only where a measure is open."""
        if not self.subject.matter.open_commitments:
            del self.fields["reason"]

    def perform(self, doing: Doing) -> Any:
        """Say so."""
        given = self.cleaned_data
        return solve_systemic(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            result=given["result"],
            evidence=given["evidence"],
            reason=given.get("reason", ""),
            key=doing.key,
        )


class PublishForm(ActForm):
    """The words everybody will read, made ready from problem and result."""

    words = words(_("What everybody reads"), rows=8, longest=LONGEST)
    confirmed = forms.BooleanField(
        label=_("I have read it as a stranger would: nobody is named and nobody can be recognised"),
        required=False,
    )
    elsewhere = {"nameless": "confirmed"}

    def shape(self) -> None:
        """Problem and result, or what was published before."""
        if found := shown_if(self.subject.matter, self.subject.actor):
            row = found.row
            self.initial = {"words": row.published or f"{row.problem}\n\n{row.result}", **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Publish it."""
        return publish_systemic(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            words=self.cleaned_data["words"],
            confirmed=self.cleaned_data["confirmed"],
            key=doing.key,
        )
