"""Forms of those who see to promises: pressing for one, asking the person with their consent, noting a consent taken back."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, offer, words
from huiyin.interfaces.desk.words import speaking
from huiyin.work.promises.acts.agree_contact import agree_contact
from huiyin.work.promises.acts.follow_up import MAX_REMARK, follow_up
from huiyin.work.promises.acts.press_promise import press_promise
from huiyin.work.promises.given_word import Said

ASKED_BY = [("call", _("by telephone")), ("visit", _("by a visit"))]


class PressPromiseForm(ActForm):
    """Which promise is pressed for, and with which words."""

    commitment = choice(_("Which promise"), radio=True)
    words = words(_("What is pressed for; the unit and the person read this"), rows=4, longest=2_000)

    def shape(self) -> None:
        """Promises that are overdue, or that the person says are not kept."""
        late = [p for p in self.subject.promises if p.disputed_on or p.due < self.today]
        offer(self, "commitment", [(str(p.no), f"{p.text}（{p.due:%Y-%m-%d}）") for p in late])
        if len(late) == 1:
            self.initial = {"commitment": str(late[0].no), **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Press."""
        return press_promise(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            commitment=int(self.cleaned_data["commitment"]),
            words=self.cleaned_data["words"],
            key=doing.key,
        )


class FollowUpForm(ActForm):
    """For each promise: done, in part, not done; and a short remark on the promise, with no room for anything else."""

    elsewhere = {"answers": "how", "said": "how", "words": "how"}
    how = choice(_("How they were asked"), ASKED_BY, radio=True)

    def shape(self) -> None:
        """The promises on which something can be said, and on which the person has not spoken themselves."""
        answers = [
            ("", gettext("not asked")),
            *((c, self.counsel.term(c).say(speaking())) for c in self._codes),
        ]
        self.asked = [p for p in self.subject.promises if self._may_be_asked(p)]
        for p in self.asked:
            label = f"{p.text}（{p.due:%Y-%m-%d}）"
            self.fields[f"said_{p.no}"] = choice(label, answers, required=False, radio=True)
            self.fields[f"remark_{p.no}"] = words(
                _("A remark on this promise, nothing about the person"), required=False, longest=MAX_REMARK
            )

    @property
    def _codes(self) -> tuple[str, ...]:
        return self.counsel.codes("said")

    def _may_be_asked(self, promise: Any) -> bool:
        reported = promise.kept_on is not None or promise.disputed_on is not None or promise.due < self.today
        return reported and promise.said_by != "person"

    def _answers(self) -> Iterator[Said]:
        for p in self.asked:
            said = self.cleaned_data.get(f"said_{p.no}", "")
            if said:
                yield Said(p.no, said, self.cleaned_data.get(f"remark_{p.no}", ""))

    def perform(self, doing: Doing) -> Any:
        """Record it."""
        return follow_up(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            how=self.cleaned_data["how"],
            answers=tuple(self._answers()),
            key=doing.key,
        )


class ConsentForm(ActForm):
    """A consent that the person told us they take back; an office cannot give one."""

    may_call = forms.BooleanField(
        label=_("They may still be asked whether promises were kept"), required=False
    )
    e_service = forms.BooleanField(
        label=_("They may still be served electronically"),
        required=False,
        help_text=_("Take out what the person no longer agrees to. Only they themselves can agree anew."),
    )

    def shape(self) -> None:
        """As it stands now."""
        marks = self.subject.matter.marks
        now = {name: marks.get(name, False) for name in ("may_call", "e_service")}
        self.initial = {**now, **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Note it."""
        given = {name: self.cleaned_data[name] for name in ("may_call", "e_service")}
        return agree_contact(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, key=doing.key, **given
        )
