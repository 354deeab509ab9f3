"""Forms of problems to be solved: entered in a matter, a step of the plan, solved."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, choice, day, offer, words
from huiyin.interfaces.desk.forms.hearing.staff import StaffField
from huiyin.work.announcing.acts.enter_problem import enter_problem
from huiyin.work.announcing.acts.plan_step import plan_step
from huiyin.work.announcing.acts.solve_problem import solve_problem
from huiyin.work.announcing.problems import LONGEST_TITLE, LONGEST_WORDS, Entered


def fields_of_problem(unit_id: int) -> dict[str, forms.Field]:
    """What a problem is entered with, in a matter or without one."""
    number = {**REQUIRED, "invalid": _("Write a number.")}
    return {
        "title": words(_("The problem in a line"), longest=LONGEST_TITLE),
        "lacking": words(
            _("What is lacking"),
            rows=4,
            longest=LONGEST_WORDS,
            help_text=_("The thing itself. Not who might come about it, and nobody's name."),
        ),
        "affected": forms.IntegerField(
            label=_("About how many are affected"),
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            error_messages=number,
        ),
        "in_charge": StaffField({unit_id}, label=_("Who answers for it"), error_messages=dict(REQUIRED)),
        "function": words(_("Their function"), longest=60),
        "plan": words(_("What will be done"), rows=4, longest=LONGEST_WORDS),
        "due": day(_("Solved by")),
    }


def entered(given: dict[str, Any], **more: Any) -> Entered:
    """A problem as the form has it; `more` is what a screening asks besides."""
    names = ("title", "lacking", "affected", "function", "plan", "due")
    return Entered(
        in_charge=given["in_charge"] or 0,
        category=given.get("category", ""),
        place=given.get("place", ""),
        **{name: given[name] for name in names},
        **more,
    )


class EnterProblemForm(ActForm):
    """In a matter the unit has: what lies behind it, beside the answer it gets."""

    def shape(self) -> None:
        """The fields, and the matter's own words to begin with."""
        matter = self.subject.matter
        self.fields.update(fields_of_problem(self.subject.actor.unit_id))
        self.initial = {"title": matter.title[:LONGEST_TITLE], "affected": matter.people, **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Enter it."""
        return enter_problem(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            problem=entered(self.cleaned_data),
            key=doing.key,
        )


class OfProblem(ActForm):
    """A form about one of the problems open in the matter."""

    problem = choice(_("Which problem"))

    def shape(self) -> None:
        """Those that are open; the first is chosen."""
        rows = self.subject.open_ones("problem")
        offer(self, "problem", [(str(row.no), row.details.get("title", row.words)) for row in rows])


class PlanStepForm(OfProblem):
    """What was done, what comes next; another day with its reason."""

    step = words(_("What was done, and what comes next"), rows=4, longest=LONGEST_WORDS)
    due = day(_("New day, if it is moved"), required=False)
    reason = words(_("If it is moved: why"), rows=2, required=False, longest=1000)

    def perform(self, doing: Doing) -> Any:
        """Write it."""
        given = {name: self.cleaned_data[name] for name in ("step", "due", "reason")}
        return plan_step(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            problem=int(self.cleaned_data["problem"]),
            key=doing.key,
            **given,
        )


class SolveProblemForm(OfProblem):
    """What was done for those affected, and what shows it."""

    result = words(_("What was done for those affected"), rows=4, longest=LONGEST_WORDS)
    evidence = words(_("What shows it (paper, photograph, payment)"), rows=3, longest=LONGEST_WORDS)

    def perform(self, doing: Doing) -> Any:
        """Say it."""
        given = {name: self.cleaned_data[name] for name in ("result", "evidence")}
        return solve_problem(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            problem=int(self.cleaned_data["problem"]),
            key=doing.key,
            **given,
        )
