"""The form by which people say when they come, about how many, what about and what they need."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.filing.forms import words
from huiyin.interfaces.portal.tracking.telling.words import term
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.work.announcing.wishes import Wish


class Announcement(HouseForm):
    """It carries; the act and the law judge."""

    wished_day = forms.DateField(
        label=_("Which day would you like to come?"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("This is no day of the calendar. Write it like 2026-03-05.")},
    )
    headcount = forms.IntegerField(
        label=_("About how many of you come?"),
        help_text=_("A number is enough: we prepare seats by it. We ask for nobody's name."),
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Write a number, such as 12.")},
    )
    about = words(
        _("What do you want to speak about?"),
        _("A sentence is enough, so that the right people can be there."),
        rows=4,
    )
    needs = forms.MultipleChoiceField(
        label=_("What do you need?"), required=False, widget=forms.CheckboxSelectMultiple()
    )
    needs_words = words(_("Anything else we should prepare?"))
    wished_for = words(
        _("Whom would you like to speak to?"),
        _("An office or a function, such as the deputy head in charge of housing. You need not say."),
    )

    def __init__(self, data: Any = None, *, law: Counsel, today: date, **rest: Any) -> None:
        super().__init__(data, **rest)
        offered = [(code, term(law, code)) for code in law.group("visit_needs")]
        cast(forms.ChoiceField, self.fields["needs"]).choices = offered
        self.fields["wished_day"].widget.attrs["min"] = today.isoformat()

    def wish(self) -> Wish:
        """What was said, as far as it could be read."""
        given = self.cleaned_data
        return Wish(
            wished_day=given.get("wished_day"),
            headcount=given.get("headcount") or 0,
            about=given.get("about", ""),
            needs=tuple(given.get("needs", ())),
            needs_words=given.get("needs_words", ""),
            wished_for=given.get("wished_for", ""),
        )


class CallingOff(HouseForm):
    """A reason is welcome, never demanded."""

    reason = words(_("Why do you not come?"), _("You need not say."), rows=3)
