"""What a person asks for at a window or by letter, written down for them: a review, a second review, a reopening."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, day, offer, words
from huiyin.interfaces.desk.forms.papers import WithFiles
from huiyin.interfaces.desk.words import codes
from huiyin.matters.gate import OWN_FILE
from huiyin.work.review.acts.ask_reopen import ask_reopen
from huiyin.work.review.acts.ask_review import ask_review
from huiyin.work.review.acts.ask_second_review import ask_second_review
from huiyin.work.review.request import Request


class AskReviewForm(WithFiles, ActForm):
    """How and when the request came, what it says, and why it comes late where it does."""

    elsewhere = {"files": "files_chosen"}
    do: ClassVar[Callable[..., Any]] = staticmethod(ask_review)
    limit: ClassVar[str] = "ask_review"
    channel = choice(_("How it came"))
    received_on = day(
        _("Day it was received"), help_text=_("The reviewing organ's own time runs from this day.")
    )
    postmark = day(
        _("Day on the postmark"),
        required=False,
        help_text=_("For a letter: what was posted before the last day is in time."),
    )
    grounds = words(_("What they do not agree with, and why; in their words"), rows=6, longest=20_000)
    late_reason = words(
        _("Why it comes late, in their words"),
        rows=3,
        required=False,
        longest=2_000,
        help_text=_("Only where the time is over; the reviewing organ decides on it."),
    )
    field_order = ("channel", "received_on", "postmark", "grounds", "late_reason", "files_chosen")

    def shape(self) -> None:
        """At the desk it came by letter, call or visit; mostly today. The last day is told."""
        offer(
            self,
            "channel",
            [
                (c, w)
                for c, w in codes("channels", self.counsel)
                if c not in {"online", "own_knowledge", OWN_FILE}
            ],
        )
        due = [c.due for c in self.subject.clocks if c.limit == self.limit and c.running]
        if due:
            text = _("In time until %(day)s.")
            self.fields["postmark"].help_text = text % {"day": f"{due[0]:%Y-%m-%d}"}
        self.initial = {"received_on": self.today, **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Write the request down."""
        given = self.cleaned_data
        request = Request(
            grounds=given["grounds"],
            late_reason=given["late_reason"],
            channel=given["channel"],
            received_on=given["received_on"],
            postmark=given["postmark"],
            files=self.all_files(),
        )
        matter_id = self.subject.matter.pk
        return type(self).do(
            actor=doing.actor, at=doing.at, matter_id=matter_id, request=request, key=doing.key
        )


class AskSecondReviewForm(AskReviewForm):
    """The same for a second review."""

    do = staticmethod(ask_second_review)
    limit = "ask_second_review"


class AskReopenForm(WithFiles, ActForm):
    """What is new, in the person's words."""

    elsewhere = {"files": "files_chosen", "reason": "text"}
    channel = choice(_("How it came"))
    received_on = day(_("Day it was received"))
    whats_new = choice(_("What is new"), radio=True)
    text = words(_("What they say is new; in their words"), rows=6, longest=20_000)
    field_order = ("channel", "received_on", "whats_new", "text", "files_chosen")

    def shape(self) -> None:
        """Letter, call or visit; mostly today."""
        offer(
            self,
            "channel",
            [
                (c, w)
                for c, w in codes("channels", self.counsel)
                if c not in {"online", "own_knowledge", OWN_FILE}
            ],
        )
        offer(self, "whats_new", codes("newness", self.counsel))
        self.initial = {"received_on": self.today, **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Write the request down."""
        given = {name: self.cleaned_data[name] for name in ("channel", "received_on", "whats_new", "text")}
        return ask_reopen(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            files=self.all_files(),
            key=doing.key,
            **given,
        )
