"""Forms of aid: refer a person in hardship with their consent, and note what came of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, day, offer, words
from huiyin.interfaces.desk.words import codes, term
from huiyin.work.proceedings.acts.note_aid import note_aid
from huiyin.work.proceedings.acts.refer_aid import refer_aid


class ReferAidForm(ActForm):
    """Which aid, to whom, why, and that the person agreed."""

    elsewhere = {"whom": "organ"}
    aid_kind = choice(_("Which aid"), radio=True)
    organ = words(
        _("To which organ"), longest=160, help_text=_("Its name, and how it is reached if you know.")
    )
    hardship = words(
        _("The hardship, in short"),
        rows=3,
        longest=4000,
        help_text=_(
            "Goes into the letter alone, which is sealed. The person reads it too. Aid looks at hardship, not at whether they agree."
        ),
    )
    consent = forms.BooleanField(
        label=_(
            "The person was asked, and agrees to be referred and to have this, with name and contact, told to that organ"
        ),
        required=False,
    )
    ask_again_on = day(_("Remind us on this day to ask what came of it"), required=False)

    def shape(self) -> None:
        """The kinds of aid the law knows."""
        offer(self, "aid_kind", codes("aids", self.counsel))

    def perform(self, doing: Doing) -> Any:
        """Refer them."""
        names = ("aid_kind", "organ", "hardship", "consent", "ask_again_on")
        given = {name: self.cleaned_data[name] for name in names}
        return refer_aid(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, key=doing.key, **given
        )


class NoteAidForm(ActForm):
    """What came of which referral."""

    referral = choice(_("Which referral"), radio=True)
    result = choice(_("What came of it"), radio=True)
    reason = words(
        _("Why, where it was not granted; the person reads this"), rows=3, required=False, longest=1000
    )

    def shape(self) -> None:
        """The referrals still open, and the outcomes the law knows."""
        waiting = self.subject.open_ones("aid")
        offer(
            self,
            "referral",
            [
                (str(one.no), f"{term(one.details.get('kind', ''), self.counsel)}：{one.whom}")
                for one in waiting
            ],
        )
        offer(self, "result", codes("aid_results", self.counsel))
        if len(waiting) == 1:
            self.initial = {"referral": str(waiting[0].no), **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Note it."""
        return note_aid(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            referral=int(self.cleaned_data["referral"]),
            result=self.cleaned_data["result"],
            reason=self.cleaned_data["reason"],
            key=doing.key,
        )
