"""Forms of joint handling: ask units for their parts, give one's part, end a task that was not delivered."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, day, offer, words
from huiyin.interfaces.desk.forms.papers import WithFiles
from huiyin.interfaces.desk.forms.picking import UnitField
from huiyin.interfaces.desk.words import unit_name
from huiyin.matters.facts import answer_due
from huiyin.work.proceedings.acts.close_task import close_task
from huiyin.work.proceedings.acts.contribute import contribute
from huiyin.work.proceedings.acts.invite_joint import invite_joint
from huiyin.work.proceedings.joint import Task

ROWS = (1, 2, 3)  # units asked at once; further ones are asked by the form once more
PROPOSED_DAYS = 10


class InviteJointForm(ActForm):
    """Up to three units, each with its part and its day."""

    template = "desk/inside/invite_joint.html"

    def shape(self) -> None:
        """A set of fields for each unit; a day is proposed that lies before the lead's own."""
        last = own_last_day(self)
        proposed = self.today + timedelta(days=PROPOSED_DAYS)
        for n in ROWS:
            self.fields[f"unit_{n}"] = UnitField(label=_("Unit"), required=False)
            self.fields[f"task_{n}"] = words(
                _("What it is asked to do"), rows=2, required=False, longest=2000
            )
            self.fields[f"due_{n}"] = day(_("By which day"), required=False)
            self.initial = {f"due_{n}": min(proposed, last) if last else proposed, **self.initial}

    def sets(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The fields of each unit, for the page."""
        return [(n, [self[f"{name}_{n}"] for name in ("unit", "task", "due")]) for n in ROWS]

    def last_day(self) -> date | None:
        """The lead's own last day, for the page."""
        return own_last_day(self)

    def clean(self) -> dict[str, Any]:
        """A unit that is named is asked something by a day; a part that is written names a unit."""
        given = super().clean() or {}
        for n in ROWS:
            unit, task = given.get(f"unit_{n}"), (given.get(f"task_{n}") or "").strip()
            if unit and not task:
                self.add_error(f"task_{n}", _("Say what this unit is asked to do."))
            if unit and not given.get(f"due_{n}") and f"due_{n}" not in self.errors:
                self.add_error(f"due_{n}", _("Say by which day it answers."))
            if task and not unit and f"unit_{n}" not in self.errors:
                self.add_error(f"unit_{n}", _("Say which unit is asked to do this."))
        if not self.errors and not any(given.get(f"unit_{n}") for n in ROWS):
            self.add_error("unit_1", _("Name at least one unit and what it is asked to do."))
        return given

    def perform(self, doing: Doing) -> Any:
        """Ask them."""
        given = self.cleaned_data
        named = [n for n in ROWS if given.get(f"unit_{n}")]
        # a problem of the act bears the place of the task among those named
        self.elsewhere = {
            f"{name}_{place}": f"{name}_{n}"
            for place, n in enumerate(named, start=1)
            for name in ("unit", "due")
        }
        tasks = [Task(given[f"unit_{n}"], given[f"task_{n}"], given[f"due_{n}"]) for n in named]
        return invite_joint(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, tasks=tasks, key=doing.key
        )


class ContributeForm(WithFiles, ActForm):
    """What the unit found and did, with the files that show it."""

    elsewhere = {"files": "files_chosen"}
    task = choice(gettext_lazy("What was asked of us"), radio=True)
    answer = words(gettext_lazy("What we found and did"), rows=8, longest=20_000)
    field_order = ("task", "answer", "files_chosen")

    def shape(self) -> None:
        """The open tasks of one's own unit."""
        own = [one for one in self.subject.open_ones("task") if one.unit_id == self.subject.actor.unit_id]
        offer(self, "task", [(str(one.no), f"{one.words}（{one.due:%Y-%m-%d}）") for one in own])
        if len(own) == 1:
            self.initial = {"task": str(own[0].no), **self.initial}
        self.fields["answer"].help_text = _(
            "The unit that leads uses this for its answer. The person is told that you gave your part, not what it says."
        )

    def perform(self, doing: Doing) -> Any:
        """Give it."""
        return contribute(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            task=int(self.cleaned_data["task"]),
            answer=self.cleaned_data["answer"],
            files=self.all_files(),
            key=doing.key,
        )


class CloseTaskForm(ActForm):
    """Which task is no longer waited for, and why."""

    task = choice(gettext_lazy("Which part is no longer waited for"), radio=True)
    reason = words(gettext_lazy("Why; the person reads this"), rows=3, longest=1000)

    def shape(self) -> None:
        """The tasks still open."""
        offer(
            self,
            "task",
            [
                (str(one.no), f"{unit_name(one.unit_id)}：{one.words}（{one.due:%Y-%m-%d}）")
                for one in self.subject.open_ones("task")
            ],
        )

    def perform(self, doing: Doing) -> Any:
        """End it."""
        return close_task(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            task=int(self.cleaned_data["task"]),
            reason=self.cleaned_data["reason"],
            key=doing.key,
        )


def own_last_day(form: ActForm) -> date | None:
    """The last day of the handling that runs now; None where none does."""
    return answer_due(form.subject.matter, form.subject.clocks)
