"""The form of the decision: each claim is answered on its own, and nothing typed is ever lost."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, day, words
from huiyin.interfaces.desk.words import codes
from huiyin.matters.opinions.answers import Answer
from huiyin.work.handling.acts.decide import decide

PARTS = ("facts", "reason", "finding", "basis", "outcome", "measure", "measure_due")


class DecideForm(ActForm):
    """Seven fields for each claim; whoever sends the form signs."""

    template = "desk/acts/decide.html"

    def shape(self) -> None:
        """One set of fields for each claim; problems of a claim's promise stand at its day."""
        findings = codes("findings", self.counsel)
        outcomes = codes("outcomes", self.counsel)
        self.elsewhere = {}
        for claim in self.subject.to_decide:
            n = claim.position
            self.fields[f"facts_{n}"] = words(_("What was found"), rows=3)
            if findings:
                self.fields[f"finding_{n}"] = choice(_("Finding"), [("", "—"), *findings], required=False)
            self.fields[f"reason_{n}"] = words(_("Why it is answered so"), rows=3)
            self.fields[f"basis_{n}"] = words(_("Legal basis (law and article)"), longest=1000)
            self.fields[f"outcome_{n}"] = choice(_("Outcome"), outcomes, radio=True)
            self.fields[f"measure_{n}"] = words(_("What will be done"), rows=2, required=False)
            self.fields[f"measure_due_{n}"] = day(_("By which day"), required=False)
            self.elsewhere[f"claim_{n}"] = f"measure_due_{n}"
        if self.subject.matter.marks.get("open_tasks"):
            label = _("Why it is decided without the parts still owed; the person reads this")
            self.fields["tasks_reason"] = words(label, rows=2, required=False, longest=1000)

    def rows(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Each claim with its fields, for the page."""
        return [
            (c, [self[name] for part in PARTS if (name := f"{part}_{c.position}") in self.fields])
            for c in self.subject.to_decide
        ]

    def typed(self) -> dict[str, str]:
        """What was typed, to be kept as a draft."""
        kept = {name for name in self.fields if name not in {"key", "version"}}
        return {name: value for name, value in self.data.items() if name in kept and value}

    def perform(self, doing: Doing) -> Any:
        """Decide."""
        given = self.cleaned_data
        answers = tuple(
            Answer(claim=c.position, **{part: given.get(f"{part}_{c.position}", "") for part in PARTS})
            for c in self.subject.to_decide
        )
        return decide(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            answers=answers,
            tasks_reason=given.get("tasks_reason", ""),
            key=doing.key,
        )
