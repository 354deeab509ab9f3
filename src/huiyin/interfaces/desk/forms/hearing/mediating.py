"""Forms that begin and end a mediation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, words
from huiyin.work.hearing.acts.end_mediation import end_mediation
from huiyin.work.hearing.acts.mediate import mediate

CONSENTS = ("within_discretion", "person_agrees", "unit_agrees")


class MediateForm(ActForm):
    """What is mediated and by whom; and that both sides wish it."""

    subject_words = words(_("What is to be mediated"), rows=2, longest=1000)
    mediator = words(
        _("Who mediates"), longest=160, help_text=_("A member of staff or a mediation body, by name.")
    )
    within_discretion = forms.BooleanField(
        label=_("It lies within what the organ may decide at its discretion"), required=False
    )
    person_agrees = forms.BooleanField(
        label=_("The person is willing, and said so themselves"), required=False
    )
    unit_agrees = forms.BooleanField(label=_("The other side is willing"), required=False)

    def perform(self, doing: Doing) -> Any:
        """Begin it."""
        given = {name: self.cleaned_data[name] for name in ("mediator", *CONSENTS)}
        return mediate(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            subject=self.cleaned_data["subject_words"],
            key=doing.key,
            **given,
        )


class EndMediationForm(ActForm):
    """Why it ends without agreement."""

    reason = words(_("Why it ends; the person reads this"), rows=3, longest=1000)

    def perform(self, doing: Doing) -> Any:
        """End it."""
        reason = self.cleaned_data["reason"]
        return end_mediation(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, reason=reason, key=doing.key
        )
