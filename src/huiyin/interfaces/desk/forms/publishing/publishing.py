"""Publishing an answer and taking it back."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.domain.reading.redacting.details import Detail
from huiyin.interfaces.desk.forms.acting import ActForm, Doing, words
from huiyin.matters.redacting import proposals, redacted
from huiyin.work.publishing.acts.agree_publication import agree_publication
from huiyin.work.publishing.acts.publish_answer import publish_answer
from huiyin.work.publishing.acts.withdraw_publication import withdraw_publication
from huiyin.work.publishing.reading_through import LONGEST, ForEverybody


@dataclass(frozen=True, slots=True)
class Side:
    """One text beside what everybody will read: pieces with the kind of detail each is, or none."""

    field: Any
    pieces: list[tuple[str, str]]
    found: int


class PublishAnswerForm(ActForm):
    """Title, question and answer in the words everybody reads, with the places proposed to be taken out beside them."""

    template = "desk/acts/publishing/publish_answer.html"

    title = words(_("Title, as everybody reads it"), longest=LONGEST["title"])
    asked = words(_("What was asked, as everybody reads it"), rows=10, longest=LONGEST["asked"])
    answered = words(_("What was answered, as everybody reads it"), rows=14, longest=LONGEST["answered"])
    harmless = words(
        _("Leads to nobody"),
        rows=3,
        required=False,
        help_text=_(
            "Words that only look like somebody's name, number or address, each on a line of its own. "
            "What is known of those who brought the matter cannot be put here."
        ),
    )
    confirmed = forms.BooleanField(
        label=_("I have read it as a stranger would: nobody is named and nobody can be recognised"),
        required=False,
    )

    def shape(self) -> None:
        """What the office may start from: the texts as they stand, each place covered by a word for its kind."""
        about = self.subject
        answer = "\n".join(
            part.strip()
            for claim in about.claims
            for part in (claim.facts, claim.reason, claim.measure, claim.assistance)
            if part.strip()
        )
        self.originals = {"title": about.matter.title, "asked": about.matter.body, "answered": answer}
        self.details = {name: proposals(about.matter, text) for name, text in self.originals.items()}
        ready = {
            name: redacted(about.matter, text, self.details[name]) for name, text in self.originals.items()
        }
        self.initial = {**ready, **self.initial}

    @property
    def sides(self) -> list[Side]:
        """Each text beside its field."""
        return [
            Side(self[name], _pieces(text, self.details[name]), len(self.details[name]))
            for name, text in self.originals.items()
        ]

    def perform(self, doing: Doing) -> Any:
        """Publish it."""
        given = self.cleaned_data
        harmless = filter(None, (one.strip() for one in given["harmless"].splitlines()))
        return publish_answer(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            words=ForEverybody(given["title"], given["asked"], given["answered"], tuple(harmless)),
            confirmed=given["confirmed"],
            key=doing.key,
        )


class TakeDownForm(ActForm):
    """Why a published answer is taken back."""

    reason = words(_("Why it is taken back"), rows=3, longest=1_000, help_text=_("The person reads this."))

    def perform(self, doing: Doing) -> Any:
        """Take it back."""
        reason = self.cleaned_data["reason"]
        return withdraw_publication(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, reason=reason, key=doing.key
        )


class WithdrawnConsentForm(ActForm):
    """The person told the office that they no longer agree."""

    told = forms.BooleanField(label=_("The person no longer agrees to publication"), required=True)

    def perform(self, doing: Doing) -> Any:
        """Note it, and take it from the public page."""
        return agree_publication(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, agrees=False, key=doing.key
        )


def _pieces(text: str, details: list[Detail]) -> list[tuple[str, str]]:
    pieces, done = [], 0
    for one in details:
        pieces += [(text[done : one.start], ""), (one.words, "known" if one.known else "guessed")]
        done = one.end
    return [piece for piece in (*pieces, (text[done:], "")) if piece[0]]
