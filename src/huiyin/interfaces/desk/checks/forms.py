"""The form by which a sample is drawn: which closed matters are meant, and how many."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.foundation.units.tree import tree
from huiyin.interfaces.desk import categories
from huiyin.interfaces.desk.forms.acting import REQUIRED, day
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.checking.drawing import Scope


class DrawForm(HouseForm):
    """From which day to which, whose closings, of which field, how many."""

    first = day(_("Closed from"))
    last = day(_("to"))
    units = forms.TypedMultipleChoiceField(
        label=_("Closed by"),
        coerce=int,
        required=False,
        help_text=_(
            "None chosen means every unit. What your own unit closed is never drawn: another office asks about that."
        ),
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    category = forms.ChoiceField(label=_("Field"), required=False)
    size = forms.IntegerField(
        label=_("How many to draw"),
        min_value=1,
        error_messages={**REQUIRED, "invalid": _("Give a number, such as 100.")},
        help_text=_("Drawn by lot, with the seed on record. It need not be known for a first look."),
    )

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].choices = [(one.pk, one.name) for one in tree().units.values()]  # type: ignore[attr-defined]
        fields = [(c.code, c.name) for c in categories.every().values() if c.name == c.field]
        self.fields["category"].choices = [("", _("all")), *fields]  # type: ignore[attr-defined]
        self.fields["size"].widget.attrs["max"] = most

    def scope(self) -> Scope:
        """What was filled in, for drawing."""
        given = self.cleaned_data
        return Scope(given["first"], given["last"], tuple(given["units"]), given["category"])
