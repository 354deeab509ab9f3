"""The form that closes a visit: the summary drafted from the record, and the reasons the law may ask for."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, words
from huiyin.matters.queries.visits.prepared import drafted, open_in
from huiyin.work.announcing.acts.close_visit import close_visit
from huiyin.work.announcing.closing import LONGEST, Closing


class CloseVisitForm(ActForm):
    """Look the draft over, edit it, close."""

    summary = words(
        _("Summary, drafted from the record"),
        rows=18,
        longest=LONGEST,
        help_text=_(
            "Edit it. Numbers, days and hours are compared with the record. Who came stands nowhere, how they were neither."
        ),
    )
    unanswered_reason = words(
        _("If a demand has no answer: why, who answers, by which day"), rows=2, required=False, longest=1000
    )
    unsigned_reason = words(_("If the minutes are not signed: why"), rows=2, required=False, longest=1000)
    confirmed = forms.BooleanField(
        label=_("I have read what disagrees with the record, and the summary is right as it stands"),
        required=False,
    )

    def shape(self) -> None:
        """The draft as the record has it."""
        self.visit = open_in(self.subject.matter)
        if self.visit is not None and not self.is_bound:
            text = drafted(self.subject.matter, self.visit, at=timezone.now())
            self.initial = {"summary": text, **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Close it."""
        names = ("summary", "unanswered_reason", "unsigned_reason", "confirmed")
        closing = Closing(**{name: self.cleaned_data[name] for name in names})
        return close_visit(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            visit=self.visit.no if self.visit else 0,
            closing=closing,
            key=doing.key,
        )
