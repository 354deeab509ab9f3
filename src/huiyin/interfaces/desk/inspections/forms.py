"""Forms of an inspection: planned, files drawn, each question answered, put right, seen again, ended."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.desk.forms.acting import REQUIRED, choice, day, offer, words
from huiyin.interfaces.desk.forms.picking import UnitField
from huiyin.interfaces.desk.oversight.sheets import Keyed
from huiyin.interfaces.desk.words import codes, speaking, term
from huiyin.work.inspecting.looking import LONGEST_WORDS, Found

A_YEAR = timedelta(days=365)


class PlanForm(Keyed):
    """Which unit, by which checklist, on which day, told or not."""

    unit = UnitField(label=_("Unit that is inspected"), error_messages=dict(REQUIRED))
    checklist = choice(_("Checklist"))
    on = day(_("Day of the inspection"))
    words = words(_("What is looked at besides"), rows=3, required=False, longest=LONGEST_WORDS)
    told = forms.BooleanField(
        label=_("Tell the unit beforehand"),
        required=False,
        initial=True,
        help_text=_("If not, the unit reads of it from the day it is held."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "checklist", codes("checklists"))


class DrawForm(Keyed):
    """How many files, out of which days."""

    elsewhere = {"draw_number": "number"}
    number = forms.IntegerField(
        label=_("How many files"),
        min_value=0,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={**REQUIRED, "invalid": _("Write a number.")},
    )
    first = day(_("Received from"))
    last = day(_("Received until"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        initial = {"number": 10, "first": today - A_YEAR, "last": today}
        super().__init__(*args, **{"initial": initial, **kwargs})


class HoldForm(Keyed):
    """Each question with its answer; for a "no" what was seen and by which day it is put right; the advice given."""

    def __init__(self, *args: Any, questions: tuple[str, ...], lawyer: Counsel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for one in questions:
            rule = lawyer.rule_of(one)
            hint = rule.label.say(speaking()) if rule else ""
            self.fields[one] = choice(term(one), required=False, radio=True, help_text=hint)
            offer(self, one, codes("check_answers"))
            self._add_finding(
                one, gettext("If no: what was seen, and what to change"), pgettext("finding", "Put right by")
            )
        self._add_finding("", gettext("Something else that is wrong"), pgettext("finding", "Put right by"))
        self.fields["guidance"] = words(
            _("Advice given"),
            rows=5,
            required=False,
            longest=LONGEST_WORDS,
            help_text=_("How it is done rightly; and what was done well."),
        )

    def _add_finding(self, question: str, what: str, due: str) -> None:
        self.fields[f"found_{question}"] = words(what, rows=2, required=False, longest=LONGEST_WORDS)
        self.fields[f"due_{question}"] = day(due, required=False)

    def asked(self) -> list[tuple[Any, Any, Any]]:
        """Each question with the two fields of its finding, for the page."""
        return [(self[one], self[f"found_{one}"], self[f"due_{one}"]) for one in self.questions]

    def besides(self) -> list[Any]:
        """The fields that belong to no question."""
        return [self["found_"], self["due_"], self["guidance"]]

    def answers(self) -> dict[str, str]:
        """The answers given."""
        return {one: self.cleaned_data.get(one) or "" for one in self.questions}

    def findings(self) -> list[Found]:
        """What is wrong: wherever something was written."""
        given = self.cleaned_data
        return [
            Found(given[f"found_{one}"], given.get(f"due_{one}"), one)
            for one in (*self.questions, "")
            if given.get(f"found_{one}")
        ]


class RectifyForm(Keyed):
    """What was done, and what shows it."""

    result = words(_("What was done"), rows=4, required=False, longest=LONGEST_WORDS)
    evidence = words(
        _("What shows it (paper, photograph, record, with its day)"),
        rows=3,
        required=False,
        longest=LONGEST_WORDS,
    )


class SeenForm(Keyed):
    """What was seen; another day where it is not right."""

    elsewhere = {"return_result": "result"}
    result = choice(_("Is it put right?"), radio=True)
    words = words(_("What was looked at, and what was seen"), rows=4, required=False, longest=LONGEST_WORDS)
    due = day(_("If not: put right by"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "result", codes("return_results"))


class EndForm(Keyed):
    """The summary, or why it was not held."""

    summary = words(_("Summary"), rows=5, required=False, longest=LONGEST_WORDS)
