"""Forms of the organ that reviews: take up, decline, decide claim by claim where it changes something, serve, publish."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, choice, day, offer, words
from huiyin.interfaces.desk.forms.earlier import Earlier, earlier_of
from huiyin.interfaces.desk.forms.promises.serving import ProofForm
from huiyin.interfaces.desk.words import codes
from huiyin.matters.opinions.answers import Answer
from huiyin.matters.queries.courses.reviews import reviewed_facts
from huiyin.work.review.acts.admit_review import admit_review
from huiyin.work.review.acts.decide_review import decide_review
from huiyin.work.review.acts.decline_review import decline_review
from huiyin.work.review.acts.publish_review import publish_review
from huiyin.work.review.acts.serve_review import serve_review
from huiyin.work.review.effects import BACK

PARTS = ("facts", "reason", "finding", "basis", "outcome", "assistance", "measure", "measure_due")


class AdmitReviewForm(ActForm):
    """Why a late request is taken up all the same; nothing where it came in time."""

    reason = words(
        gettext_lazy("Why it is taken up although it came late; the person reads this"), rows=3, longest=2_000
    )

    def shape(self) -> None:
        """Only a late request needs a reason; theirs is shown."""
        about = reviewed_facts(self.subject.matter)
        if not about.late:
            del self.fields["reason"]
        elif about.late_reason:
            text = _("They say: %(words)s")
            self.fields["reason"].help_text = text % {"words": about.late_reason}

    def perform(self, doing: Doing) -> Any:
        """Take it up."""
        reason = self.cleaned_data.get("reason", "")
        return admit_review(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, reason=reason, key=doing.key
        )


class DeclineReviewForm(ActForm):
    """The ground, the reason, and what can still be done."""

    elsewhere = {"review_ground": "ground"}
    can_be_checked = True
    checked = {"reason": ("door", ""), "right_door": ("door", "")}
    ground = choice(gettext_lazy("Ground"), radio=True)
    reason = words(gettext_lazy("Reason, in words the person understands"), rows=4)
    right_door = words(
        gettext_lazy("What they can still do"),
        rows=3,
        help_text=gettext_lazy(
            "For instance: ask again with a reason, or ask for the matter to be reopened."
        ),
    )

    def shape(self) -> None:
        """The grounds the law knows."""
        offer(self, "ground", codes("review_grounds", self.counsel))

    def perform(self, doing: Doing) -> Any:
        """Decline it."""
        given = {name: self.cleaned_data[name] for name in ("ground", "reason", "right_door")}
        return decline_review(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, key=doing.key, **given
        )


class DecideReviewForm(ActForm):
    """Outcome, findings, reasons, basis; the days for a new opinion; the claims whose answer changes."""

    template = "desk/acts/decide_review.html"
    can_be_checked = True
    checked = {"findings": ("answer", ""), "reasons": ("answer", ""), "basis": ("basis", "")}
    elsewhere = {"review_outcome": "outcome", "changes": "outcome"}
    outcome = choice(gettext_lazy("Outcome of the review"), radio=True)
    findings = words(gettext_lazy("What was found"), rows=4)
    reasons = words(gettext_lazy("Why it comes to this outcome; the person reads this"), rows=4)
    basis = words(gettext_lazy("Legal basis (law and article)"), longest=1000)
    redo_days = forms.IntegerField(
        label=gettext_lazy("Days for a new opinion"),
        required=False,
        min_value=1,
        max_value=365,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={**REQUIRED, "invalid": gettext_lazy("Write a number of days.")},
    )

    def shape(self) -> None:
        """The outcomes the law knows, and one set of optional fields for each claim of this person."""
        offer(self, "outcome", codes("review_outcomes", self.counsel))
        self._set_time()
        findings, outcomes = codes("findings", self.counsel), codes("outcomes", self.counsel)
        self.elsewhere = dict(type(self).elsewhere)
        self.own = [c for c in self.subject.claims if c.from_matter is None]
        for claim in self.own:
            n = claim.position
            self.fields[f"facts_{n}"] = words(_("What was found"), rows=2, required=False)
            if findings:
                self.fields[f"finding_{n}"] = choice(_("Finding"), [("", "—"), *findings], required=False)
            self.fields[f"reason_{n}"] = words(_("Why it is answered so"), rows=2, required=False)
            self.fields[f"basis_{n}"] = words(
                _("Legal basis (law and article)"), required=False, longest=1000
            )
            self.fields[f"outcome_{n}"] = choice(
                _("Outcome"), [("", _("stays as it is")), *outcomes], required=False
            )
            if self.counsel.having("helped"):
                self.fields[f"assistance_{n}"] = words(
                    _("Help offered, or why none fits"), rows=2, required=False
                )
            self.fields[f"measure_{n}"] = words(_("What will be done"), rows=2, required=False)
            self.fields[f"measure_due_{n}"] = day(_("By which day"), required=False)
            self.elsewhere[f"claim_{n}"] = f"measure_due_{n}"

    def _set_time(self) -> None:
        """A time for a new opinion, where the law lets the organ above ask for one."""
        if not set(BACK) & set(self.counsel.group("review_outcomes")):
            del self.fields["redo_days"]
            return
        longest = self.counsel.longest("decide_anew") if "decide_anew" in self.counsel.pack.limits else 0
        text = _("Only where the opinion is quashed or ordered anew: at most %(n)d, counted from service.")
        self.fields["redo_days"].help_text = text % {"n": longest} if longest else ""

    def head(self) -> list[forms.BoundField]:
        """The fields of the review as a whole."""
        whole = ("outcome", "findings", "reasons", "basis", "redo_days")
        return [self[name] for name in whole if name in self.fields]

    def rows(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Each claim with its fields, for the page."""
        return [
            (c, [self[name] for part in PARTS if (name := f"{part}_{c.position}") in self.fields])
            for c in self.own
        ]

    @cached_property
    def earlier(self) -> Earlier | None:
        """The opinion under review, to be read beside the form."""
        return earlier_of(self)

    def about(self) -> Any:
        """What was asked and which opinion is reviewed, for the head of the page."""
        return reviewed_facts(self.subject.matter)

    def spoken_to(self) -> dict[int, str]:
        """What was asked of the review, as the request says it."""
        grounds = reviewed_facts(self.subject.matter).grounds.strip()
        return {0: grounds} if grounds else {}

    def answered_apart(self) -> list[int]:
        """Claims whose answer may change."""
        return [claim.position for claim in self.own]

    def chosen(self, typed: Mapping[str, Any]) -> dict[str, object]:
        """The outcome."""
        return {"outcome": typed.get("outcome", "")}

    def perform(self, doing: Doing) -> Any:
        """Decide it."""
        given = self.cleaned_data
        changes = tuple(
            Answer(claim=c.position, **{part: given.get(f"{part}_{c.position}", "") for part in PARTS})
            for c in self.own
            if given.get(f"outcome_{c.position}")
        )
        return decide_review(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            outcome=given["outcome"],
            findings=given["findings"],
            reasons=given["reasons"],
            basis=given["basis"],
            redo_days=given.get("redo_days") or 0,
            changes=changes,
            key=doing.key,
        )


class ServeReviewForm(ProofForm):
    """How and when the review opinion reached the person, and what proves it."""

    def shape(self) -> None:
        """And what begins on that day."""
        super().shape()
        self.fields["served_on"].help_text = _("From this day it takes effect.")
        self.take_over(None, self.counsel.having("served"))

    def perform(self, doing: Doing) -> Any:
        """Serve it."""
        return serve_review(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            key=doing.key,
            **self.proof(),
        )


class PublishReviewForm(ActForm):
    """The text the public reads, and that it was read through for names."""

    text = words(
        gettext_lazy("What the public reads"),
        rows=10,
        help_text=gettext_lazy(
            "Without names, addresses, telephone numbers, or anything else by which somebody could be recognised."
        ),
        longest=20_000,
    )
    confirmed = forms.BooleanField(
        label=gettext_lazy("I have read it through; nobody can be recognised by it."),
        required=True,
        error_messages=dict(REQUIRED),
    )

    def shape(self) -> None:
        """A first draft from the opinion's own words, to be read through."""
        about = reviewed_facts(self.subject.matter)
        self.initial = {"text": about.draft, **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Publish it."""
        text = self.cleaned_data["text"]
        return publish_review(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            text=text,
            confirmed=self.cleaned_data["confirmed"],
            key=doing.key,
        )
