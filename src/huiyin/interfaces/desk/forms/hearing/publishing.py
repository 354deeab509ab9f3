"""The form that publishes the result of a hearing."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, offer, words
from huiyin.matters.queries.courses.hearings import held
from huiyin.work.hearing.acts.publish_hearing import publish_hearing


class PublishHearingForm(ActForm):
    """Which hearing, in which words, read once more by whoever publishes them."""

    hearing = choice(gettext_lazy("Which hearing"), radio=True)
    text = words(
        gettext_lazy("What everybody may read"),
        rows=6,
        longest=4000,
        help_text=gettext_lazy(
            "What was heard and what came of it. No names, numbers or addresses: the text is checked against them."
        ),
    )
    confirmed = forms.BooleanField(
        label=gettext_lazy("I have read it as a stranger would; nobody can be recognised in it"),
        required=False,
    )

    def shape(self) -> None:
        """The hearings that were held and are not published."""
        rows = [h for h in held(self.subject.matter) if h.held_at]
        told = _("hearing of %(day)s")
        offer(self, "hearing", [(str(h.no), told % {"day": localdate(h.held_at)}) for h in rows])
        if rows:
            self.initial = {"hearing": str(rows[0].no), **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Publish it."""
        given = self.cleaned_data
        return publish_hearing(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            hearing=int(given["hearing"]),
            text=given["text"],
            confirmed=given["confirmed"],
            key=doing.key,
        )
