"""Forms of a check before a decision: what is planned, what was checked, what became of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from huiyin.interfaces.desk.forms.acting import REQUIRED, choice, day, offer, words
from huiyin.interfaces.desk.forms.picking import CategoryField
from huiyin.interfaces.desk.oversight.sheets import Keyed
from huiyin.interfaces.desk.words import codes
from huiyin.work.screening.deciding import LONGEST_TITLE, LONGEST_WORDS, Checked, Planned


class PlanForm(Keyed):
    """What is to be decided, of which kind, when; and where like matters are looked for."""

    elsewhere = {"decision_kind": "kind", "decision_what": "what"}
    title = words(_("The decision in a line"), longest=LONGEST_TITLE)
    kind = choice(_("What kind of decision"))
    what = words(
        _("What is to be decided"),
        rows=5,
        longest=LONGEST_WORDS,
        help_text=_("What changes, from which day, where."),
    )
    planned_for = day(_("Planned for"))
    category = CategoryField(
        label=_("Category of like matters"), help_text=_("The archive is asked by it, with its branches.")
    )
    place = words(
        _("Words that the place of the matters holds"),
        required=False,
        longest=120,
        help_text=_("A township, a street, a settlement. Leave it empty for the whole area."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", codes("decisions"))

    def plan(self) -> Planned:
        """The plan as the form has it."""
        names = ("title", "kind", "what", "planned_for", "category", "place")
        return Planned(**{name: self.cleaned_data[name] for name in names})


class CheckForm(Keyed):
    """Whom it touches, how they were asked, what they said."""

    affected = words(
        _("Which groups it touches"),
        rows=3,
        required=False,
        longest=LONGEST_WORDS,
        help_text=_("Groups, such as tenants of public flats. Nobody by name."),
    )
    number = forms.IntegerField(
        label=_("About how many people"),
        required=False,
        min_value=0,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={**REQUIRED, "invalid": _("Write a number.")},
    )
    asked = words(
        pgettext_lazy("decision", "How they were asked"),
        rows=4,
        required=False,
        longest=LONGEST_WORDS,
        help_text=_("By notice, at a meeting, at the door: on which days, and how many answered."),
    )
    said = words(
        pgettext_lazy("decision", "What they said"),
        rows=5,
        required=False,
        longest=LONGEST_WORDS,
        help_text=_("What they agree with, oppose and fear. If nobody answered, say so."),
    )

    def check(self) -> Checked:
        """The check as the form has it."""
        given = self.cleaned_data
        return Checked(given["affected"], given["number"] or 0, given["asked"], given["said"])


class EndForm(Keyed):
    """What became of it, and why."""

    elsewhere = {"decision_outcome": "outcome"}
    outcome = choice(pgettext_lazy("decision", "What became of it"), radio=True)
    reason = words(
        _("How what those affected said was weighed"), rows=5, required=False, longest=LONGEST_WORDS
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "outcome", codes("decision_outcomes"))
