"""Forms that pass a matter to another unit's desk: forward, assign."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.domain.law.terms import Role
from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, words
from huiyin.interfaces.desk.forms.picking import UnitField
from huiyin.interfaces.desk.hints.units import note_unit, ticked_unit, unit_box
from huiyin.interfaces.desk.rules.words import why
from huiyin.matters.objecting import returned_units
from huiyin.matters.queries.casework.competence import competent_for
from huiyin.work.routing.acts.assign import assign
from huiyin.work.routing.acts.forward import forward

NOTE_HELP = gettext_lazy("For the unit's eyes; the person does not read it.")
SUGGESTED = 3


class ForwardForm(ActForm):
    """To which unit, and with which words."""

    template = "desk/hints/pass_on.html"

    to_unit = UnitField(label=gettext_lazy("To which unit"), error_messages=dict(REQUIRED))
    note = words(gettext_lazy("Words for the unit"), rows=3, required=False, help_text=NOTE_HELP)

    def shape(self) -> None:
        """Units competent by rule or duty come to hand first, with the reason; never one whose return was agreed."""
        self.out = returned_units(self.subject.matter)
        found = competent_for(self.subject.matter, self.today)
        fitting = [one for one in found if one.unit.pk not in self.out][:SUGGESTED]
        if fitting:
            said = "；".join(why(one) for one in fitting)
            self.fields["to_unit"].help_text = _("Competent: %(units)s.") % {"units": said}
            self.initial = {"to_unit": fitting[0].unit.name, **self.initial}
        if self.is_bound:
            self.data = ticked_unit(self.data, self.initial.get("to_unit", ""))

    @cached_property
    def hints(self) -> dict[str, Any]:
        """Units by rules, duties and who answered matters like this one; asked for only where the page is shown."""
        return unit_box(self.subject.matter, self.today, without=self.out)

    def perform(self, doing: Doing) -> Any:
        """Forward."""
        return self._passed(forward, doing, "to_unit", "note")

    def _passed(self, act: Callable[..., Any], doing: Doing, *names: str) -> Any:
        """Do the act, then note what became of the suggestion."""
        given = {name: self.cleaned_data[name] for name in names}
        matter_id = self.subject.matter.pk
        event = act(actor=doing.actor, at=doing.at, matter_id=matter_id, key=doing.key, **given)
        note_unit(matter_id, self.data, given["to_unit"], doing.at)
        return event


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
        return self._passed(assign, doing, "to_unit", "set_days", "note")
