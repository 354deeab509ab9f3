"""The unit's side: the form by which it answers a measure."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from huiyin.foundation.people import permissions
from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.desk.forms.acting import fresh_key, words
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.work.supervision.acts.answer_measure import answer_measure

ANSWERERS = (permissions.HANDLE, permissions.SIGN)


class AnswerForm(HouseForm):
    """What the person reads, and what only the offices read."""

    field_order = ("words", "inside")
    key = forms.CharField(widget=forms.HiddenInput, min_length=20, max_length=64)
    inside = words(
        _("What else those who supervise should know"),
        rows=3,
        required=False,
        longest=4_000,
        help_text=_("The person does not read this."),
    )
    words = words(
        _("How far it is, why, and what comes next"),
        rows=6,
        longest=4_000,
        help_text=_("Those who supervise and the person read this."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"key": fresh_key()}, **kwargs})

    def perform(self, actor: StaffActor, at: datetime, matter_id: int, measure: int) -> Any:
        """Answer."""
        given = {name: self.cleaned_data[name] for name in ("words", "inside")}
        key = f"{actor.account_id}:{self.cleaned_data['key']}"
        return answer_measure(actor=actor, at=at, matter_id=matter_id, measure=measure, key=key, **given)


def answered_words() -> str:
    """What is said once it is answered."""
    return pgettext("supervision", "The answer is recorded; those who supervise and the person can read it.")
