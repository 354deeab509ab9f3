"""Forms of keeping apart: somebody withdraws from the matter; what became of it on another legal path."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.foundation.people.permissions import STAFFING, SUPERVISE
from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, offer, words
from huiyin.interfaces.desk.words import codes
from huiyin.matters.queries.courses.concerned import concerned
from huiyin.work.proceedings.acts.follow_path import follow_path
from huiyin.work.proceedings.acts.recuse import recuse


class RecuseForm(ActForm):
    """Who withdraws, and for which interest."""

    account = choice(gettext_lazy("Who withdraws"))
    reason = words(
        gettext_lazy("Which interest in the matter or the person"),
        rows=3,
        longest=500,
        help_text=gettext_lazy("Colleagues read this; the person is told only that somebody withdrew."),
    )

    def shape(self) -> None:
        """Oneself; a leader may name somebody else of the units concerned."""
        actor = self.subject.actor
        offered = [(str(actor.account_id), _("I withdraw myself (%(name)s)") % {"name": actor.name})]
        if actor.may(STAFFING) or actor.may(SUPERVISE):
            others = [one for one in concerned(self.subject.matter) if one.pk != actor.account_id]
            offered += [(str(one.pk), f"{one.name}（{one.unit.name}）") for one in others]
        offer(self, "account", offered)
        self.fields["account"].help_text = _(
            "Whoever withdraws can neither act in this matter nor read it from now on. This cannot be taken back here."
        )

    def perform(self, doing: Doing) -> Any:
        """Let them withdraw."""
        return recuse(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            account=int(self.cleaned_data["account"]),
            reason=self.cleaned_data["reason"],
            key=doing.key,
        )


class FollowPathForm(ActForm):
    """What became of it there."""

    elsewhere = {"path_result": "result"}
    result = choice(gettext_lazy("What became of it there"), radio=True)
    reason = words(
        gettext_lazy("Why, where it was refused; the person reads this"), rows=3, required=False, longest=1000
    )

    def shape(self) -> None:
        """The outcomes the law knows."""
        offer(self, "result", codes("path_results", self.counsel))

    def perform(self, doing: Doing) -> Any:
        """Note it."""
        return follow_path(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            result=self.cleaned_data["result"],
            reason=self.cleaned_data["reason"],
            key=doing.key,
        )
