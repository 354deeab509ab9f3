"""Forms of a screening: opened, a unit's return, closed."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huiyin.foundation.units.tree import tree
from huiyin.interfaces.desk.forms.acting import day, words
from huiyin.interfaces.desk.oversight.sheets import Keyed
from huiyin.interfaces.desk.words import codes
from huiyin.matters.offices.area import area_of
from huiyin.work.screening.asking import LONGEST_TITLE, LONGEST_WORDS, Asking


class OpenForm(Keyed):
    """Which units are asked, about what, and until when."""

    title = words(_("What the screening is called"), longest=LONGEST_TITLE)
    topics = forms.MultipleChoiceField(
        label=_("What it asks about"), widget=forms.CheckboxSelectMultiple, required=False
    )
    words = words(
        _("What units are to look at, and how"),
        rows=4,
        longest=LONGEST_WORDS,
        required=False,
        help_text=_(
            "Matters and dangers, places and records. Not who might come about them, and nobody's name."
        ),
    )
    opens = day(_("From"))
    closes = day(_("Return by"))
    units = forms.MultipleChoiceField(
        label=_("Units that are asked"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, unit_id: int, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"opens": today}, **kwargs})
        self.fields["topics"].choices = codes("topics")  # type: ignore[attr-defined]
        area = area_of(unit_id)
        inside = [(str(u.pk), u.name) for u in tree().in_force(today) if u.pk in area]
        self.fields["units"].choices = inside  # type: ignore[attr-defined]

    def asking(self) -> Asking:
        """The screening as the form has it."""
        given = self.cleaned_data
        return Asking(
            title=given["title"],
            words=given["words"],
            topics=tuple(given["topics"]),
            units=tuple(int(one) for one in given["units"]),
            opens=given["opens"],
            closes=given["closes"],
        )


class ReturnForm(Keyed):
    """What a unit gives: the problems it entered, or the word that it found none, and how it looked."""

    elsewhere = {"return_function": "function"}
    found = forms.ChoiceField(label=_("What your unit found"), widget=forms.RadioSelect)
    how_looked = words(
        _("If none: how you looked"),
        rows=4,
        longest=LONGEST_WORDS,
        required=False,
        help_text=_(
            "Which places, which sections, which records; whom you asked, as groups and not by name."
        ),
    )
    function = words(_("Who answers for this return (function)"), longest=120, required=False)

    def __init__(self, *args: Any, entered: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        some = gettext("The problems entered (%(n)d)") % {"n": entered}
        offers = [("entered", some), ("none", gettext("None: we looked and found nothing"))]
        self.fields["found"].choices = offers  # type: ignore[attr-defined]


class CloseForm(Keyed):
    """The summary."""

    summary = words(
        _("Summary"),
        rows=6,
        longest=LONGEST_WORDS,
        required=False,
        help_text=_("What was found, who works on it, and what becomes of the units that gave no return."),
    )
