"""What is to be done with the chosen matters: another officer, or another unit."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.domain.law.terms import Role
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, ROUTE, STAFFING
from huiyin.interfaces.desk.forms.acting import choice, fresh_key, offer, words
from huiyin.interfaces.desk.forms.passing_on import NOTE_HELP
from huiyin.interfaces.desk.forms.picking import UnitField
from huiyin.interfaces.desk.words import law
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.queries.casework.officers import Colleague

PER_UNIT = ("forward", "assign")


class BulkForm(HouseForm):
    """Which act, and what it needs; fields of an act that is not chosen are not looked at."""

    elsewhere = {"to_unit": "to_unit", "officer": "officer"}
    key = forms.CharField(widget=forms.HiddenInput, min_length=20, max_length=64)
    act = choice(gettext_lazy("What to do with them"), radio=True)
    officer = choice(gettext_lazy("Colleague"), required=False)
    although_away = forms.BooleanField(
        label=gettext_lazy("Name them although they are away"), required=False, widget=forms.HiddenInput
    )
    to_unit = UnitField(
        label=gettext_lazy("To which unit"),
        required=False,
        help_text=gettext_lazy("Leave empty to send each to the unit that rules and duties say."),
    )
    set_days = forms.IntegerField(
        label=gettext_lazy("Days for the report, counted from tomorrow"),
        required=False,
        min_value=1,
        max_value=365,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": gettext_lazy("Write a number of days.")},
    )
    note = words(gettext_lazy("Words for the unit"), rows=2, required=False, help_text=NOTE_HELP)

    def __init__(self, *args: Any, actor: StaffActor, colleagues: Sequence[Colleague], **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"key": fresh_key(), **kwargs.get("initial", {})}})
        self._colleagues = {str(one.id): one for one in colleagues}
        acts = [("name_officer", _("Hand them over to a colleague"))] if actor.may(STAFFING) else []
        if actor.may(ROUTE):
            acts += [
                ("forward", _("Forward them to a unit")),
                ("assign", _("Assign them to a unit, with a set time")),
            ]
        offer(self, "act", acts)
        self.initial = {"act": acts[0][0] if acts else "", **self.initial}
        people = [(pk, one.name) for pk, one in self._colleagues.items()]
        offer(self, "officer", [("", _("Choose a colleague")), *people])
        self._leave_out(actor)

    def _leave_out(self, actor: StaffActor) -> None:
        """Fields of acts that are not this actor's."""
        lacking = () if actor.may(STAFFING) else ("officer", "although_away")
        for name in (*lacking, *(() if actor.may(ROUTE) else ("to_unit", "set_days", "note"))):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """What the chosen act needs; for a colleague who is away the deputy is proposed."""
        given = super().clean() or {}
        if given.get("act") == "name_officer":
            self._check_officer(given)
        longest = law().limit_as(Role.SET_TIME)
        if given.get("act") == "assign" and not self.errors.get("set_days"):
            most = longest.length if longest else 365
            if not given.get("set_days") or given["set_days"] > most:
                self.add_error("set_days", _("Give a number of days from 1 to %(most)d.") % {"most": most})
        return given

    def _check_officer(self, given: dict[str, Any]) -> None:
        chosen = self._colleagues.get(given.get("officer", ""))
        if chosen is None:
            self.add_error("officer", _("Choose the colleague who goes on with them."))
        elif chosen.away and not given.get("although_away"):
            self.fields["although_away"].widget = forms.CheckboxInput()
            words = {"name": chosen.name, "deputy": chosen.away.deputy}
            if chosen.away.deputy:
                text = _("%(name)s is away, and %(deputy)s stands in. Name %(deputy)s, or confirm the name.")
            else:
                text = _("%(name)s is away and nobody stands in. Name somebody else, or confirm the name.")
            self.add_error("officer", text % words)

    def params(self) -> dict[str, Any]:
        """The parameters of the run."""
        given = self.cleaned_data
        if given["act"] == "name_officer":
            named = self._colleagues[given["officer"]]
            return {"officer": named.id, "to": named.name, "although_away": bool(given.get("although_away"))}
        named_unit = {"to_unit": given["to_unit"], "to": self.data.get("to_unit", "").strip()}
        days = {"set_days": given["set_days"]} if given["act"] == "assign" else {}
        return {**named_unit, **days, "note": given["note"]}


def may_at_all(actor: StaffActor) -> bool:
    """Whether anything may be done in bulk."""
    return actor.may(STAFFING) or actor.may(ROUTE)


def handlers(staff: Sequence[StaffActor]) -> list[StaffActor]:
    """Those to whom matters can be handed over."""
    return [one for one in staff if one.may(HANDLE)]
