"""The form by which a visit is announced for people at the window, on the telephone, or through the unit concerned."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, choice, day, offer, words
from huiyin.interfaces.desk.words import term
from huiyin.work.announcing.acts.announce_visit import announce_visit
from huiyin.work.announcing.wishes import LONGEST_ABOUT, LONGEST_NEEDS, LONGEST_WHOM, Wish

THROUGH = [
    ("phone", pgettext_lazy("visit", "by telephone")),
    ("window", pgettext_lazy("visit", "at the window")),
    ("unit", pgettext_lazy("visit", "through the unit concerned")),
]


def people(label: Any, *, required: bool = True) -> forms.IntegerField:
    """A number of people; what is too few or too many the act says."""
    return forms.IntegerField(
        label=label,
        required=required,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text=_("A number only. Nobody's name is asked for."),
        error_messages={**REQUIRED, "invalid": _("Write a number.")},
    )


def needs() -> forms.MultipleChoiceField:
    """What the people need, as codes of the law."""
    return forms.MultipleChoiceField(
        label=_("What they need"), required=False, widget=forms.CheckboxSelectMultiple()
    )


class AnnounceVisitForm(ActForm):
    """What about, which day, about how many, with what needs."""

    through = choice(_("How it was announced"), THROUGH, radio=True)
    wished_day = day(_("Day they would like to come"))
    headcount = people(_("About how many come"))
    about = words(_("What they want to speak about"), rows=3, longest=LONGEST_ABOUT)
    needs = needs()
    needs_words = words(_("Other needs"), required=False, longest=LONGEST_NEEDS)
    wished_for = words(_("Office or function they wish to speak to"), required=False, longest=LONGEST_WHOM)

    def shape(self) -> None:
        """The needs the matter's law knows, and the next working day."""
        codes = self.counsel.group("visit_needs")
        offer(self, "needs", [(code, term(code, self.counsel)) for code in codes])
        self.initial = {"through": "phone", "headcount": max(self.subject.matter.people, 1), **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Announce it."""
        given = self.cleaned_data
        wish = Wish(
            wished_day=given["wished_day"],
            headcount=given["headcount"],
            about=given["about"],
            needs=tuple(given["needs"]),
            needs_words=given["needs_words"],
            wished_for=given["wished_for"],
            through=given["through"],
        )
        return announce_visit(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, wish=wish, key=doing.key
        )
