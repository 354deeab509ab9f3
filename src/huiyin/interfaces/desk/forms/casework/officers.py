"""The form that names who works on a matter, and proposes the deputy of somebody who is away."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, offer
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.queries.casework.officers import Colleague, nameable
from huiyin.work.staffing.acts.name_officer import name_officer


class AnyColleague(forms.ChoiceField):
    """Offers some, and lets the act judge every other account with its own words."""

    def valid_value(self, value: Any) -> bool:
        """Any number of an account."""
        return str(value).isdecimal() and len(str(value)) < 19


class NameOfficerForm(ActForm):
    """Who, and whether although they are away."""

    officer = AnyColleague(label=gettext_lazy("Who works on it"), error_messages=dict(REQUIRED))
    although_away = forms.BooleanField(label=gettext_lazy("Name them although they are away"), required=False)

    def shape(self) -> None:
        """Colleagues who may lawfully work on it; the question about being away comes only when somebody is."""
        self._colleagues = nameable(self.subject.matter, self.today)
        now = self.subject.matter.officer_id
        choices = [(str(c.id), said(c)) for c in self._colleagues if c.id != now]
        offer(self, "officer", [("", _("Choose a colleague")), *choices])
        if not choices:
            self.fields["officer"].help_text = _(
                "Nobody else in the unit may work on this matter: the role is missing, or they have withdrawn."
            )
        if not any(c.away for c in self._colleagues):
            self.fields["although_away"].widget = forms.HiddenInput()

    def perform(self, doing: Doing) -> Any:
        """Name them."""
        return name_officer(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            officer=int(self.cleaned_data["officer"]),
            although_away=bool(self.cleaned_data.get("although_away")),
            key=doing.key,
        )

    def take(self, failure: Invalid | Refused) -> None:
        """Where somebody is away, their deputy is chosen in their place, ready to be sent."""
        chosen = self.cleaned_data.get("officer")
        super().take(failure)
        named = next((c for c in self._colleagues if str(c.id) == chosen), None)
        deputy = named.away.deputy_id if named and named.away and isinstance(failure, Invalid) else None
        if deputy is not None and any(c.id == deputy for c in self._colleagues):
            data = cast(QueryDict, self.data).copy()
            data["officer"] = str(deputy)
            self.data = data


def said(colleague: Colleague) -> str:
    """How a colleague is offered: away until when, and who stands in."""
    absent = colleague.away
    if absent is None:
        return colleague.name
    words = {
        "name": colleague.name,
        "last": absent.last.isoformat() if absent.last else "…",
        "deputy": absent.deputy,
    }
    if absent.deputy:
        return _("%(name)s (away until %(last)s; %(deputy)s stands in)") % words
    return _("%(name)s (away until %(last)s)") % words
