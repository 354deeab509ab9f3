"""The form of a check: what the closing said, and what the person says of it."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, offer, words
from huiyin.interfaces.desk.words import speaking, unit_name
from huiyin.matters.checking.rows import open_check
from huiyin.work.checking.acts.check_closure import check_closure
from huiyin.work.checking.said import MAX_WORDS

ASKED_BY = [("call", _("by telephone")), ("visit", _("by a visit"))]


class CheckClosureForm(ActForm):
    """What the person said of the closing, or that there was no answer."""

    elsewhere = {"check_said": "said"}
    how = choice(_("How they were asked"), ASKED_BY, radio=True)
    said = choice(_("Is what was closed solved?"), radio=True)
    words = words(
        _("What they said of the matter"),
        rows=3,
        required=False,
        longest=MAX_WORDS,
        help_text=_("Of the matter alone; nothing about the person, and nothing where nobody was reached."),
    )

    def shape(self) -> None:
        """The answers the law knows; above them what is asked about."""
        offer(self, "said", [(c, self.counsel.term(c).say(speaking())) for c in self.counsel.group("checks")])
        row = open_check(self.subject.matter.pk)
        if row is not None:
            claimed = row.claimed or gettext("The closing says nothing of what was done.")
            self.shown = [
                (gettext("Closed by %(unit)s, which says") % {"unit": unit_name(row.unit_id)}, claimed)
            ]
        self.initial = {"how": "call", **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Record it."""
        given = {name: self.cleaned_data[name] for name in ("how", "said", "words")}
        return check_closure(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, key=doing.key, **given
        )
