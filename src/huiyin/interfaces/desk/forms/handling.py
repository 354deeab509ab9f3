"""Forms of handling: ask for more, extend, close, add material."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.domain.law.terms import Role
from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, choice, day, offer, words
from huiyin.interfaces.desk.forms.papers import WithFiles
from huiyin.interfaces.desk.words import codes
from huiyin.matters.gate import OWN_FILE
from huiyin.work.handling.acts.ask_for_more import ask_for_more
from huiyin.work.handling.acts.close import close
from huiyin.work.handling.acts.extend import extend
from huiyin.work.handling.acts.interim_reply import interim_reply
from huiyin.work.intake.acts.add_material import add_material


class AskForMoreForm(ActForm):
    """What is needed, by when, and what happens otherwise."""

    can_be_checked = True
    checked = dict.fromkeys(
        ("what", "why", "otherwise"), ("answer", "")
    )  # its day is the person's, no promise

    what = words(_("What is needed, one thing a line"), rows=3)
    needed_by = day(_("By which day"))
    why = words(_("Why it is needed; the person reads this"), rows=2)
    otherwise = words(
        _("What happens if it does not come"), rows=2, help_text=_("The office's own time goes on meanwhile.")
    )

    def shape(self) -> None:
        """Ten days are proposed."""
        self.initial = {"needed_by": self.today + timedelta(days=10), **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Ask."""
        given = self.cleaned_data
        return ask_for_more(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            what=tuple(line.strip() for line in given["what"].splitlines() if line.strip()),
            needed_by=given["needed_by"],
            why=given["why"],
            otherwise=given["otherwise"],
            key=doing.key,
        )


class ExtendForm(ActForm):
    """By how many days, why, and who approved it."""

    can_be_checked = True
    checked = {"reason": ("answer", "days")}

    days = forms.IntegerField(
        label=_("Days more"),
        min_value=1,
        max_value=365,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={**REQUIRED, "invalid": _("Write a number of days.")},
    )
    reason = words(_("Why more time is needed; the person reads this"), rows=3)
    approver = words(
        _("Approved by (name and office)"),
        required=False,
        longest=60,
        help_text=_("As the notice prints it; left empty, the name of whoever signs."),
    )

    def shape(self) -> None:
        """How long the law allows."""
        longer = self.counsel.limit_as(Role.EXTENSION)
        text = _("Counted on from the present last day, once, at most %(n)d days.")
        self.fields["days"].help_text = text % {"n": longer.length} if longer else ""

    def perform(self, doing: Doing) -> Any:
        """Extend."""
        given = {name: self.cleaned_data[name] for name in ("days", "reason", "approver")}
        return extend(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, key=doing.key, **given
        )


class InterimReplyForm(ActForm):
    """Why the answer takes longer, and by which day it will be there."""

    can_be_checked = True
    checked = {"reason": ("answer", "expected_on")}

    reason = words(_("Why it takes longer; the person reads this"), rows=3)
    expected_on = day(_("By which day they will have the answer"))

    def shape(self) -> None:
        """How far ahead that day may lie."""
        most = self.counsel.limit_as(Role.EXTENSION)
        text = _("At most %(n)d days from today, and it cannot be moved again.")
        self.fields["expected_on"].help_text = text % {"n": most.length} if most else ""

    def perform(self, doing: Doing) -> Any:
        """Reply for now."""
        given = {name: self.cleaned_data[name] for name in ("reason", "expected_on")}
        return interim_reply(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, key=doing.key, **given
        )


class CloseForm(ActForm):
    """Nothing to fill in, but after a review whether the person has said that they accept it."""

    accepts = forms.BooleanField(
        label=_("The person has said that they accept the review opinion"),
        required=False,
        help_text=_(
            "Otherwise it waits until the time for a second review is over. They may still ask for one in time."
        ),
    )

    def shape(self) -> None:
        """Asked only while a second review can be asked for."""
        if not any(c.limit == "ask_second_review" and c.due >= self.today for c in self.subject.clocks):
            del self.fields["accepts"]

    def perform(self, doing: Doing) -> Any:
        """Close."""
        accepts = bool(self.cleaned_data.get("accepts"))
        return close(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, accepts=accepts, key=doing.key
        )


class AddMaterialForm(WithFiles, ActForm):
    """A further letter, call or visit, or files."""

    elsewhere = {"files": "files_chosen"}
    channel = choice(_("How it came"))
    text = words(_("What it says"), rows=6, required=False, longest=60_000)
    field_order = ("channel", "text", "files_chosen")

    def shape(self) -> None:
        """At the desk it came by letter, call or visit."""
        offer(
            self,
            "channel",
            [
                (c, w)
                for c, w in codes("channels", self.counsel)
                if c not in {"online", "referral", "own_knowledge", OWN_FILE}
            ],
        )

    def perform(self, doing: Doing) -> Any:
        """Add it."""
        return add_material(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            text=self.cleaned_data["text"],
            files=self.all_files(),
            channel=self.cleaned_data["channel"],
            key=doing.key,
        )
