"""Forms that pass a matter to another unit's desk: forward, assign."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.domain.law.terms import Role
from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, words
from huiyin.interfaces.desk.forms.picking import UnitField
from huiyin.interfaces.desk.hints.units import alike_units
from huiyin.interfaces.desk.rules.words import why
from huiyin.matters.objecting import returned_units
from huiyin.matters.queries.casework.competence import competent_for
from huiyin.work.routing.acts.assign import assign
from huiyin.work.routing.acts.forward import forward

NOTE_HELP = gettext_lazy("For the unit's eyes; the person does not read it.")
SUGGESTED = 3


class ForwardForm(ActForm):
    """To which unit, and with which words."""

    to_unit = UnitField(label=gettext_lazy("To which unit"), error_messages=dict(REQUIRED))
    note = words(gettext_lazy("Words for the unit"), rows=3, required=False, help_text=NOTE_HELP)

    def shape(self) -> None:
        """Units competent by rule or duty come to hand first, with the reason; never one whose return was agreed."""
        out = returned_units(self.subject.matter)
        found = competent_for(self.subject.matter, self.today)
        fitting = [one for one in found if one.unit.pk not in out][:SUGGESTED]
        alike = alike_units(self.subject.matter, self.today, without=out)
        if fitting:
            said = "；".join(why(one) for one in fitting)
            self.fields["to_unit"].help_text = _("Competent: %(units)s.") % {"units": said}
            self.initial = {"to_unit": fitting[0].unit.name, **self.initial}
        elif alike:  # no rule and no duty names a unit: who answered matters like this one may be it
            told = {"units": "、".join(alike)}
            self.fields["to_unit"].help_text = _("Like matters were answered by: %(units)s.") % told

    def perform(self, doing: Doing) -> Any:
        """Forward."""
        given = {name: self.cleaned_data[name] for name in ("to_unit", "note")}
        return forward(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, key=doing.key, **given
        )


class AssignForm(ForwardForm):
    """As forwarding, with a set time in which the unit reports."""

    set_days = forms.IntegerField(
        label=gettext_lazy("Days for the report, counted from tomorrow"),
        min_value=1,
        max_value=365,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={**REQUIRED, "invalid": gettext_lazy("Write a number of days.")},
    )
    field_order = ("to_unit", "set_days", "note")

    def shape(self) -> None:
        """The longest the law allows is proposed."""
        super().shape()
        longest = self.counsel.limit_as(Role.SET_TIME)
        if longest:
            self.initial = {"set_days": min(longest.length, 60), **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Assign."""
        given = {name: self.cleaned_data[name] for name in ("to_unit", "set_days", "note")}
        return assign(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, key=doing.key, **given
        )
