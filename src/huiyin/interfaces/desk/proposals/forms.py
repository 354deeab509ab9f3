"""The form by which the organ in charge of a rule answers a proposal to change it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import choice, fresh_key, offer, words
from huiyin.interfaces.desk.words import codes
from huiyin.interfaces.ui.forms import HouseForm


class AnswerForm(HouseForm):
    """Whether it is adopted, and how or why not."""

    key = forms.CharField(widget=forms.HiddenInput, min_length=20, max_length=64)
    outcome = choice(_("Is it adopted?"), radio=True)
    words = words(
        _("What is changed and when, or why it is not adopted"),
        rows=5,
        help_text=_(
            "The unit that proposed it reads this; of a change or an improvement so does the person whose matter showed the need."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"key": fresh_key()}, **kwargs})
        offer(self, "outcome", codes("proposal_answers"))
