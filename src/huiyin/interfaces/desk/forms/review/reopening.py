"""Forms of the office that is asked to reopen a matter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, words
from huiyin.work.review.acts.decline_reopen import decline_reopen
from huiyin.work.review.acts.reopen import reopen


class ReopenForm(ActForm):
    """What is new."""

    reason = words(
        _("What is new, or what was wrong before; the person reads this"),
        rows=4,
        help_text=_("It is registered again and its dates begin anew; what was promised stays promised."),
    )

    def perform(self, doing: Doing) -> Any:
        """Reopen it."""
        reason = self.cleaned_data["reason"]
        return reopen(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, reason=reason, key=doing.key
        )


class DeclineReopenForm(ActForm):
    """That both are the same, which they are, and what remains."""

    elsewhere = {"same_facts": "same_facts", "same_reasons": "same_reasons"}
    same_facts = forms.BooleanField(label=_("Every fact they name is the same as before"), required=False)
    same_reasons = forms.BooleanField(label=_("Every reason they name is the same as before"), required=False)
    reason = words(_("Which facts and which reasons are the same, one by one; the person reads this"), rows=5)
    right_door = words(
        _("What they can still do"),
        rows=3,
        help_text=_("For instance: bring new facts or reasons, another legal path, aid in hardship."),
    )

    def perform(self, doing: Doing) -> Any:
        """Decline it."""
        given = {
            name: self.cleaned_data[name] for name in ("same_facts", "same_reasons", "reason", "right_door")
        }
        return decline_reopen(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, key=doing.key, **given
        )
