"""The form by which a matter is joined to another one about the same thing."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, words
from huiyin.matters.queries.courses.joinable import id_of, joinable
from huiyin.work.joining.acts.merge import merge


class MergeForm(ActForm):
    """The number of the matter that leads, and what is the same in both."""

    into = forms.CharField(
        label=gettext_lazy("Number of the matter it is joined to"),
        max_length=32,
        error_messages={"required": gettext_lazy("Fill this in.")},
    )
    reason = words(gettext_lazy("Which facts are the same in both"), rows=3, longest=2_000)

    def shape(self) -> None:
        """Matters on this desk that may be the same are named beside the field."""
        found = joinable(self.subject.matter, self.subject.actor)
        if found:
            listed = "；".join(f"{m.number} {m.title}" for m in found)
            self.fields["into"].help_text = _("On this desk, perhaps the same: %(listed)s") % {
                "listed": listed
            }
        else:
            self.fields["into"].help_text = _(
                "Nothing on this desk looks the same. Only matters that your unit handles now can be joined."
            )
        if len(found) == 1:
            self.initial = {"into": found[0].number, **self.initial}

    def clean_into(self) -> int:
        """The id behind the number. A number one may not see is as good as none."""
        found = id_of(self.cleaned_data["into"], self.subject.actor)
        if found is None:
            raise forms.ValidationError(
                _("No matter of that number is being handled by your unit now. Check the number.")
            )
        return found

    def perform(self, doing: Doing) -> Any:
        """Join it."""
        return merge(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            into=self.cleaned_data["into"],
            reason=self.cleaned_data["reason"],
            key=doing.key,
        )
