"""The form of the decision: each claim is answered on its own, and nothing typed is ever lost."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, day, words
from huiyin.interfaces.desk.forms.earlier import Earlier, earlier_of
from huiyin.interfaces.desk.forms.picking import UnitField
from huiyin.interfaces.desk.words import codes
from huiyin.matters.proposing import LONGEST, LONGEST_RULE, Proposal
from huiyin.work.handling.acts.decide import decide
from huiyin.work.handling.findings import Decision

PARTS = ("facts", "reason", "finding", "basis", "outcome", "measure", "measure_due")
# What only one finding asks for: its trait, and the fields that belong to it.
EXTRAS = {
    "helped": ("assistance",),
    "own_fault": ("conduct", "no_question"),
    "lacking": ("rule", "owner", "gap", "proposal"),
}


class DecideForm(ActForm):
    """Seven fields for each claim, and those that only its finding asks for; whoever sends the form signs."""

    template = "desk/acts/decide.html"
    can_be_checked = True

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
            self._add_extras(n)
            self.elsewhere[f"claim_{n}"] = f"measure_due_{n}"
        if self.subject.matter.marks.get("open_tasks"):
            label = _("Why it is decided without the parts still owed; the person reads this")
            self.fields["tasks_reason"] = words(label, rows=2, required=False, longest=1000)

    def _add_extras(self, n: int) -> None:
        if self._has("helped"):
            self.fields[f"assistance_{n}"] = words(
                _("Help offered, or why none fits"),
                rows=2,
                required=False,
                help_text=_("Relief, legal aid, another programme; the person reads this."),
            )
        if self._has("own_fault"):
            self.fields[f"conduct_{n}"] = choice(
                _("The question of conduct"),
                codes("conducts", self.counsel),
                required=False,
                radio=True,
                help_text=_(
                    "Whoever signs reads this, the person does not. A referral is made by an act of its own and leaves no trace here."
                ),
            )
            self.fields[f"no_question_{n}"] = words(
                _("Why no question of conduct arises"), rows=2, required=False, longest=2000
            )
        if self._has("lacking"):
            self.fields[f"rule_{n}"] = words(
                _("Which rule (law and article)"), required=False, longest=LONGEST_RULE
            )
            self.fields[f"owner_{n}"] = UnitField(label=_("The organ in charge of it"), required=False)
            self.fields[f"gap_{n}"] = words(
                _("What it lacks"),
                rows=2,
                required=False,
                longest=LONGEST,
                help_text=_("Another office reads this: nobody's name, and not the story of this matter."),
            )
            self.fields[f"proposal_{n}"] = words(
                _("How it should be changed"), rows=2, required=False, longest=LONGEST
            )

    @cached_property
    def earlier(self) -> Earlier | None:
        """The answer a review has sent back; nothing in a matter that is decided for the first time."""
        return earlier_of(self) if self.subject.matter.marks.get("remanded") else None

    def _has(self, trait: str) -> bool:
        return bool(self.counsel.having(trait))

    def rows(self) -> list[tuple[Any, list[forms.BoundField], list[tuple[str, list[forms.BoundField]]]]]:
        """Each claim with its fields, and those of each finding apart, for the page."""
        return [
            (
                c,
                [self[name] for part in PARTS if (name := f"{part}_{c.position}") in self.fields],
                self._extras(c),
            )
            for c in self.subject.to_decide
        ]

    def _extras(self, claim: Any) -> list[tuple[str, list[forms.BoundField]]]:
        n = claim.position
        return [
            (trait, [self[f"{name}_{n}"] for name in names])
            for trait, names in EXTRAS.items()
            if self._has(trait)
        ]

    def spoken_to(self) -> dict[int, str]:
        """Each claim."""
        return {claim.position: claim.text for claim in self.subject.to_decide}

    def answered_apart(self) -> list[int]:
        """Each claim."""
        return [claim.position for claim in self.subject.to_decide]

    def chosen(self, typed: Mapping[str, Any]) -> dict[str, object]:
        """The outcomes."""
        return {"outcomes": [typed.get(f"outcome_{n}", "") for n in self.answered_apart()]}

    def perform(self, doing: Doing) -> Any:
        """Decide."""
        return decide(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            answers=tuple(self._answer(c.position) for c in self.subject.to_decide),
            tasks_reason=self.cleaned_data.get("tasks_reason", ""),
            key=doing.key,
        )

    def _answer(self, n: int) -> Decision:
        """The answer to one claim; what belongs to another finding than the one chosen is left out."""
        given = self.cleaned_data
        finding = given.get(f"finding_{n}", "")
        chosen = [trait for trait in EXTRAS if finding in self.counsel.having(trait)]
        more = {name: given[f"{name}_{n}"] for trait in chosen for name in EXTRAS[trait]}
        about_rule = {name: more.pop(name) for name in EXTRAS["lacking"] if name in more}
        change = Proposal(**about_rule) if any(about_rule.values()) else None
        return Decision(
            claim=n, change=change, **{part: given.get(f"{part}_{n}", "") for part in PARTS}, **more
        )
