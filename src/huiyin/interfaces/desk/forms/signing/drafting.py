"""Forms about a draft: send it back with remarks, take it back."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, offer, words
from huiyin.interfaces.desk.words import term
from huiyin.matters.queries.signing import waiting_in
from huiyin.work.signing.acts.send_back_draft import send_back_draft
from huiyin.work.signing.acts.take_back_draft import take_back_draft


class TakeBackForm(ActForm):
    """Which draft; mostly there is but one."""

    draft = choice(_("Which draft"), radio=True)

    def shape(self) -> None:
        """The drafts that wait in this matter."""
        rows = waiting_in(self.subject.matter)
        said = [(str(r.no), f"{term(r.act, self.counsel)} · {r.drafter} · {_moment(r)}") for r in rows]
        offer(self, "draft", said)
        if len(said) == 1:
            self.initial = {"draft": said[0][0], **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Take it back."""
        number = int(self.cleaned_data["draft"])
        return take_back_draft(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, draft=number, key=doing.key
        )


class SendBackForm(TakeBackForm):
    """Which draft, and what has to be changed."""

    remarks = words(
        _("What has to be changed"), rows=4, help_text=_("For who drafted it; the person does not read it.")
    )

    def perform(self, doing: Doing) -> Any:
        """Send it back."""
        given = self.cleaned_data
        return send_back_draft(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            draft=int(given["draft"]),
            remarks=given["remarks"],
            key=doing.key,
        )


def _moment(row: Any) -> str:
    return f"{timezone.localtime(row.submitted_at):%Y-%m-%d %H:%M}"
