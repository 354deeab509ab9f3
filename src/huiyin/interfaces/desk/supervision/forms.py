"""The forms of those who supervise: confirm, dismiss, take a measure, send back, take over, end; and raising one by hand."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.desk.forms.acting import REQUIRED, choice, day, fresh_key, offer, words
from huiyin.interfaces.desk.forms.picking import UnitField
from huiyin.interfaces.desk.supervision.lines import trigger_words
from huiyin.interfaces.desk.words import codes, law
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.queries.lapses.one import Raising, Supervised
from huiyin.work.supervision.acts.confirm_lapse import confirm_lapse
from huiyin.work.supervision.acts.dismiss_lapse import dismiss_lapse
from huiyin.work.supervision.acts.end_supervision import end_supervision
from huiyin.work.supervision.acts.raise_lapse import raise_lapse
from huiyin.work.supervision.acts.raise_level import raise_level
from huiyin.work.supervision.acts.return_for_redo import return_for_redo
from huiyin.work.supervision.acts.take_measure import take_measure
from huiyin.work.supervision.measuring import Taking

LONGEST = 4_000


class SupervisionForm(HouseForm):
    """A form on one supervision, with the key that makes it count once; `perform` calls the act and nothing else."""

    key = forms.CharField(widget=forms.HiddenInput, min_length=20, max_length=64)

    def __init__(self, *args: Any, about: Supervised, **kwargs: Any) -> None:
        self.about = about
        initial = {"key": fresh_key(), **kwargs.pop("initial", {})}
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.shape()

    def shape(self) -> None:
        """Fill in what depends on the supervision."""

    def given(self, actor: StaffActor, at: datetime) -> dict[str, Any]:
        """What every act on a supervision is told."""
        key = f"{actor.account_id}:{self.cleaned_data['key']}"
        named = {"matter_id": self.about.matter.pk, "supervision": self.about.row.no}
        return {"actor": actor, "at": at, "key": key, **named}

    def perform(self, actor: StaffActor, at: datetime) -> Any:
        """Do the act. Raises what the act raises."""
        raise NotImplementedError


class ConfirmForm(SupervisionForm):
    """What was checked, where there is more to say."""

    words = words(_("What you checked"), rows=3, required=False, longest=LONGEST)

    def perform(self, actor: StaffActor, at: datetime) -> Any:
        """Confirm."""
        return confirm_lapse(words=self.cleaned_data["words"], **self.given(actor, at))


class DismissForm(SupervisionForm):
    """Why it is no lapse."""

    reason = words(_("What you checked, and why it is no lapse"), rows=4, longest=LONGEST)

    def perform(self, actor: StaffActor, at: datetime) -> Any:
        """Dismiss."""
        return dismiss_lapse(reason=self.cleaned_data["reason"], **self.given(actor, at))


class MeasureForm(SupervisionForm):
    """Which measure, what it demands, until when it is answered; where it was held, when, with whom by function, what was agreed."""

    kind = choice(_("Which measure"), radio=True)
    demand = words(_("What the unit has to do, and how far"), rows=4, longest=LONGEST)
    days = forms.IntegerField(
        label=_("Days for the written answer"),
        required=False,
        min_value=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Write a number of days.")},
    )
    held_on = day(_("For a check on site or an interview: the day it took place"), required=False)
    function = words(
        _("With whom, by function"), required=False, longest=120, help_text=_("The function alone, no name.")
    )
    agreed = words(_("What was agreed"), rows=3, required=False, longest=LONGEST)

    def shape(self) -> None:
        """The measures of the law, but those that acts of their own take."""
        lawyer = self.about.law
        moving = lawyer.having("moves")
        offer(self, "kind", [one for one in codes("measures", lawyer) if one[0] not in moving])
        self.fields["days"].help_text = _("At most %(n)d; left empty it is as many.") % {
            "n": lawyer.longest("answer_measure")
        }

    def perform(self, actor: StaffActor, at: datetime) -> Any:
        """Take it."""
        names = ("kind", "demand", "days", "held_on", "function", "agreed")
        taking = Taking(**{name: self.cleaned_data[name] for name in names})
        return take_measure(taking=taking, **self.given(actor, at))


class RedoForm(SupervisionForm):
    """In how many days it is handled again, and why."""

    days = forms.IntegerField(
        label=_("Days for the new opinion, counted from tomorrow"),
        min_value=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={**REQUIRED, "invalid": _("Write a number of days.")},
    )
    reason = words(
        _("In what the handling fell short; the unit and the person read this"), rows=4, longest=LONGEST
    )

    def perform(self, actor: StaffActor, at: datetime) -> Any:
        """Send it back."""
        given = {name: self.cleaned_data[name] for name in ("days", "reason")}
        return return_for_redo(**given, **self.given(actor, at))


class RaiseForm(SupervisionForm):
    """Which unit handles it from now on, and why."""

    to_unit = UnitField(label=_("Which unit handles it from now on"), error_messages=dict(REQUIRED))
    reason = words(
        _("Why it is taken over; the person and the unit that had it read this"), rows=4, longest=LONGEST
    )

    def perform(self, actor: StaffActor, at: datetime) -> Any:
        """Take it over."""
        given = {name: self.cleaned_data[name] for name in ("to_unit", "reason")}
        return raise_level(**given, **self.given(actor, at))


class EndForm(SupervisionForm):
    """What came of it, what shows it, and why, where a measure is not answered."""

    result = words(_("What came of it; the person reads this"), rows=4, longest=LONGEST)
    evidence = words(_("What shows it; the offices alone read this"), rows=3, longest=LONGEST)
    unanswered_why = words(
        _("A measure is not answered yet. Why it ends all the same"), rows=2, required=False, longest=LONGEST
    )

    def shape(self) -> None:
        """Only where something is unanswered it has to be said why."""
        if not self.about.waiting:
            del self.fields["unanswered_why"]

    def perform(self, actor: StaffActor, at: datetime) -> Any:
        """End it."""
        names = ("result", "evidence", "unanswered_why")
        given = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        return end_supervision(**given, **self.given(actor, at))


class RaiseLapseForm(HouseForm):
    """On what, which unit, and the facts."""

    elsewhere = {"lapse_trigger": "trigger", "reason": "words"}
    key = forms.CharField(widget=forms.HiddenInput, min_length=20, max_length=64)
    trigger = choice(_("On what"), radio=True)
    unit = choice(_("Which unit"))
    words = words(
        _("The facts: when, and in what its work falls short; the unit reads this"), rows=5, longest=LONGEST
    )

    def __init__(self, *args: Any, about: Raising, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"key": fresh_key()}, **kwargs})
        self.about = about
        triggers = [(one.name, trigger_words(one.name, about.law)) for one in about.law.triggers()]
        offer(self, "trigger", triggers)
        offer(self, "unit", [(str(unit.pk), unit.name) for unit in about.units])

    def perform(self, actor: StaffActor, at: datetime) -> Any:
        """Raise it."""
        given = self.cleaned_data
        return raise_lapse(
            actor=actor,
            at=at,
            matter_id=self.about.matter.pk,
            trigger=given["trigger"],
            unit=int(given["unit"]),
            words=given["words"],
            key=f"{actor.account_id}:{given['key']}",
        )


def trigger_choices() -> list[tuple[str, str]]:
    """What a supervision may be found on, under the law of this installation."""
    lawyer = law()
    return [(one.name, trigger_words(one.name, lawyer)) for one in lawyer.triggers()]


def days_late(due: date | None, answered: date | None, today: date) -> int:
    """By how many days an answer was late, or is while it is not there."""
    return max(((answered or today) - due).days, 0) if due else 0
