"""Forms about promises at the unit: what was kept and where it shows, and the answer when the unit is pressed."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, day, offer, words
from huiyin.interfaces.desk.forms.papers import WithFiles
from huiyin.interfaces.desk.words import speaking
from huiyin.matters import gate
from huiyin.work.promises.acts.answer_pressing import answer_pressing
from huiyin.work.promises.acts.keep_promise import keep_promise


class KeepPromiseForm(WithFiles, ActForm):
    """Which promise was kept, on which day, and where it can be seen."""

    elsewhere = {"files": "files_chosen"}
    commitment = choice(_("Which promise"), radio=True)
    kept_on = day(_("Done on"), required=False)
    evidence = words(_("What was done, and where it can be seen; the person reads this"), rows=3)
    field_order = ("commitment", "kept_on", "evidence", "files_chosen")

    def shape(self) -> None:
        """The promises still open; mostly it was done today."""
        units = gate.units_of(self.subject.actor)
        here = self.subject.matter.holder_id in units
        theirs = [p for p in self.subject.promises if here or p.unit_id in units]
        open_ones = [(str(p.no), f"{p.text}（{p.due:%Y-%m-%d}）") for p in theirs]
        offer(self, "commitment", open_ones)
        self.fields["files_chosen"].label = _("Photographs or other proof")
        said = gettext("The person says of “%(promise)s”")
        self.shown = [
            (said % {"promise": p.text}, p.said_words or self.counsel.term(p.said).say(speaking()))
            for p in theirs
            if p.said
        ]
        first = {"commitment": open_ones[0][0]} if len(open_ones) == 1 else {}
        self.initial = {"kept_on": self.today, **first, **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Record it as kept."""
        return keep_promise(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            commitment=int(self.cleaned_data["commitment"]),
            evidence=self.cleaned_data["evidence"],
            kept_on=self.cleaned_data["kept_on"],
            files=self.all_files(),
            key=doing.key,
        )


class AnswerPressingForm(ActForm):
    """How far it is, why it is late, what comes next."""

    words = words(
        _("How far it is, why it was not done in time, and what comes next; the person reads this"),
        rows=5,
        help_text=_(
            "This does not move the day that was promised. If it is done, record the promise as kept."
        ),
        longest=2_000,
    )

    def perform(self, doing: Doing) -> Any:
        """Answer."""
        said = self.cleaned_data["words"]
        return answer_pressing(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, words=said, key=doing.key
        )
