"""Forms of simplified handling: accept for it, and turn into the ordinary procedure."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, offer, words
from huiyin.interfaces.desk.words import codes
from huiyin.work.proceedings.acts.accept_simply import accept_simply
from huiyin.work.proceedings.acts.leave_simple import leave_simple

YES_NO = [("no", _("no")), ("yes", _("yes"))]
TOLD = [
    ("electronic", _("by the web page, telephone or text message; nobody asked for paper")),
    ("paper", _("on paper, as the person asked")),
]


class AcceptSimplyForm(ActForm):
    """Which of the five cases it is, and the questions that would bar it."""

    elsewhere = {"paper": "told"}
    simple_ground = choice(_("Why it is simple"), radio=True)
    reason = words(_("What makes it suited, where it is another case"), rows=2, required=False, longest=1000)
    first_time = choice(_("Is it brought for the first time?"), YES_NO, radio=True)
    may_be_refused = choice(
        _("May the claim have to be refused?"),
        YES_NO,
        radio=True,
        help_text=_("Then it goes the ordinary way: whoever may be refused is owed the whole procedure."),
    )
    several_or_grave = choice(
        _("Are several bodies responsible, or is it grave or complex?"), YES_NO, radio=True
    )
    told = choice(_("How the person is told"), TOLD, radio=True)

    def shape(self) -> None:
        """The cases the rules name."""
        offer(self, "simple_ground", codes("simple_grounds"))
        self.initial = {"told": "electronic", **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Accept it."""
        given = self.cleaned_data
        return accept_simply(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            ground=given["simple_ground"],
            reason=given["reason"],
            first_time=given["first_time"] == "yes",
            may_be_refused=given["may_be_refused"] == "yes",
            several_or_grave=given["several_or_grave"] == "yes",
            paper=given["told"] == "paper",
            key=doing.key,
        )


class LeaveSimpleForm(ActForm):
    """Why it is not simple after all."""

    reason = words(_("Why it is not simple after all; the person reads this"), rows=3, longest=1000)

    def perform(self, doing: Doing) -> Any:
        """Turn it."""
        return leave_simple(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            reason=self.cleaned_data["reason"],
            key=doing.key,
        )
