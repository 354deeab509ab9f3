"""The form of an absence."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.unusable import Unusable
from huiyin.interfaces.desk.forms.acting import choice, day, offer
from huiyin.interfaces.ui.forms import HouseForm


class AwayForm(HouseForm):
    """Who is away, from when to when, and who stands in."""

    account = choice(_("Who is away"))
    first = day(_("First day"))
    last = day(_("Last day"), required=False, help_text=_("Leave empty while nobody knows."))
    deputy = choice(
        _("Who stands in"),
        required=False,
        help_text=_("Their matters are shown to the deputy, and notices go there."),
    )

    def __init__(self, *args: Any, staff: Sequence[StaffActor], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"first": today, **kwargs.get("initial", {})}})
        people = [(str(one.account_id), one.name) for one in staff]
        offer(self, "account", [("", str(_("Choose a colleague"))), *people])
        offer(self, "deputy", [("", str(_("nobody"))), *people])

    def refuse(self, failure: Unusable) -> None:
        """Put each fault at its field."""
        for fault in failure.faults:
            self.add_error(fault.field if fault.field in self.fields else None, fault.message)


class EndAwayForm(forms.Form):
    """Which absence ends."""

    absence = forms.IntegerField(min_value=1, max_value=2**62)
