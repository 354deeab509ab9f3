"""Forms that pass a matter to another unit's desk: forward, assign."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.domain.law.terms import Role
from huiyin.interfaces.desk import categories
from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, words
from huiyin.interfaces.desk.forms.picking import UnitField
from huiyin.work.routing.acts.assign import assign
from huiyin.work.routing.acts.forward import forward

NOTE_HELP = _("For the unit's eyes; the person does not read it.")
SUGGESTED = 3


class ForwardForm(ActForm):
    """To which unit, and with which words."""

    to_unit = UnitField(label=_("To which unit"), error_messages=dict(REQUIRED))
    note = words(_("Words for the unit"), rows=3, required=False, help_text=NOTE_HELP)

    def shape(self) -> None:
        """Units competent for the category come to hand first."""
        matter = self.subject.matter
        fitting = [u for u in categories.competent(matter.category, self.today) if u.pk != matter.holder_id][
            :SUGGESTED
        ]
        if fitting:
            names = "、".join(u.name for u in fitting)
            self.fields["to_unit"].help_text = _("Competent for this category by its duties: %(names)s.") % {
                "names": names
            }
            self.initial = {"to_unit": fitting[0].name, **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Forward."""
        given = {name: self.cleaned_data[name] for name in ("to_unit", "note")}
        return forward(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, key=doing.key, **given
        )


class AssignForm(ForwardForm):
    """As forwarding, with a set time in which the unit reports."""

    set_days = forms.IntegerField(
        label=_("Days for the report, counted from tomorrow"),
        min_value=1,
        max_value=365,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={**REQUIRED, "invalid": _("Write a number of days.")},
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
