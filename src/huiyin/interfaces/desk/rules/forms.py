"""The forms of a new rule and of a rule's end; each is tried before it is saved."""

import hashlib
import json
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.foundation.units.rules import Rule
from huiyin.foundation.units.unusable import Unusable
from huiyin.interfaces.desk.forms.acting import REQUIRED, choice, day, offer, words
from huiyin.interfaces.desk.forms.picking import CategoryField, UnitField
from huiyin.interfaces.desk.words import codes
from huiyin.interfaces.ui.forms import HouseForm


class TriedForm(HouseForm):
    """A form that is saved only as it was tried: `tried` is the mark of what the dry run was made with."""

    tried = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def mark(self) -> str:
        """The mark of what is filled in now."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "tried"}
        return hashlib.sha256(json.dumps(given, default=str, sort_keys=True).encode()).hexdigest()

    def was_tried(self) -> bool:
        """Whether the dry run that was shown was made with exactly this."""
        return bool(self.cleaned_data.get("tried")) and self.cleaned_data["tried"] == self.mark()

    def refuse(self, failure: Unusable) -> None:
        """Put each fault at its field."""
        for fault in failure.faults:
            self.add_error(fault.field if fault.field in self.fields else None, fault.message)


class RuleForm(TriedForm):
    """What a rule speaks of, to which unit it gives it, and from when to when."""

    category = CategoryField(help_text=_("A field covers all of its categories."))
    place = words(
        _("Place"), required=False, longest=120, help_text=_("Words that the place of the problem must hold.")
    )
    kind = choice(_("Kind"), required=False)
    unit = UnitField(label=_("Goes to"), error_messages=dict(REQUIRED))
    first = day(_("First day"))
    last = day(_("Last day"), required=False, help_text=_("Leave empty while nobody knows."))
    note = words(
        _("On what it rests"), required=False, longest=200, help_text=_("A decision, a division of duties.")
    )
    field_order = ("category", "place", "kind", "unit", "first", "last", "note")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"first": today, **kwargs.get("initial", {})}})
        offer(self, "kind", [("", str(_("every kind"))), *codes("kinds")])

    def rule(self) -> Rule:
        """The rule as filled in."""
        given = self.cleaned_data
        return Rule(
            given["category"],
            given["place"],
            given["kind"],
            given["unit"],
            given["note"],
            given["first"],
            given["last"],
        )


class EndForm(TriedForm):
    """With which day a rule ends."""

    last = day(_("Last day on which it holds"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"last": today, **kwargs.get("initial", {})}})
