"""The unit's side: the form by which it answers a measure, and what it owes, as its inbox shows it."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from huiyin.foundation.people import permissions
from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.desk.forms.acting import fresh_key, words
from huiyin.interfaces.desk.oversight.asking import AskedOfUs
from huiyin.interfaces.desk.words import term
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.queries.lapses.listed import owed
from huiyin.work.supervision.acts.answer_measure import answer_measure

MOST = 12
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


def measures_asked(actor: StaffActor, on: date) -> list[AskedOfUs]:
    """The measures the actor's unit has to answer; no query for a role that answers none."""
    if not any(actor.may(one) for one in ANSWERERS):
        return []
    return [
        AskedOfUs(
            words=gettext("Answer: %(measure)s · %(number)s")
            % {"measure": term(one.kind), "number": one.matter.number},
            address=reverse("desk:answer_measure", args=(one.matter_id, one.no)),
            due=one.due,
            icon="message-dots",
        )
        for one in owed(actor, most=MOST)
    ]


def answered_words() -> str:
    """What is said once it is answered."""
    return pgettext("supervision", "The answer is recorded; those who supervise and the person can read it.")
