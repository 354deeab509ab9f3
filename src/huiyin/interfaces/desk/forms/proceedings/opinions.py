"""Forms of opinions from outside: ask a lawyer or an expert, enter what they answered."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.interfaces.desk import panel
from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, choice, day, offer, words
from huiyin.interfaces.desk.forms.papers import WithFiles
from huiyin.interfaces.desk.forms.picking import PickInput
from huiyin.interfaces.desk.forms.proceedings.joint import own_last_day
from huiyin.work.proceedings.acts.consult import consult
from huiyin.work.proceedings.acts.give_opinion import give_opinion

PROPOSED_DAYS = 10
CAME = [("yes", gettext_lazy("the opinion came")), ("no", gettext_lazy("none came, or they declined"))]


class ConsultForm(ActForm):
    """Whom, what, with which facts, by when."""

    whom = forms.CharField(
        label=gettext_lazy("Whom to ask"),
        max_length=160,
        widget=PickInput(panel.proposed),
        error_messages=dict(REQUIRED),
    )
    question = words(gettext_lazy("The question"), rows=3, longest=4000)
    facts = words(
        gettext_lazy("What they are told of the facts"),
        rows=4,
        required=False,
        longest=10_000,
        help_text=gettext_lazy(
            "Only what the question needs, without names, addresses or telephone numbers. Nothing else of the file goes out."
        ),
    )
    needed_by = day(gettext_lazy("By which day"))

    def shape(self) -> None:
        """The office's panel is proposed, and a day that lies before one's own."""
        last, proposed = own_last_day(self), self.today + timedelta(days=PROPOSED_DAYS)
        self.initial = {"needed_by": min(proposed, last) if last else proposed, **self.initial}
        if not panel.proposed():
            self.fields["whom"].help_text = _(
                "Your office keeps no list of its lawyers and experts yet (HUIYIN_PANEL); write who is asked."
            )

    def perform(self, doing: Doing) -> Any:
        """Ask."""
        given = {name: self.cleaned_data[name] for name in ("whom", "question", "facts", "needed_by")}
        return consult(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, key=doing.key, **given
        )


class GiveOpinionForm(WithFiles, ActForm):
    """Which question was answered, and how."""

    elsewhere = {"files": "files_chosen"}
    consultation = choice(gettext_lazy("Which question"), radio=True)
    came = choice(gettext_lazy("What came"), CAME, radio=True)
    answer = words(
        gettext_lazy("The answer as it was given; if none came, what happened"), rows=8, longest=20_000
    )
    field_order = ("consultation", "came", "answer", "files_chosen")

    def shape(self) -> None:
        """The questions still open."""
        waiting = self.subject.open_ones("consultation")
        offer(self, "consultation", [(str(one.no), f"{one.whom}：{one.words}") for one in waiting])
        only = {"consultation": str(waiting[0].no)} if len(waiting) == 1 else {}
        self.initial = {"came": "yes", **only, **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Enter it."""
        return give_opinion(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            consultation=int(self.cleaned_data["consultation"]),
            answer=self.cleaned_data["answer"],
            came=self.cleaned_data["came"] == "yes",
            files=self.all_files(),
            key=doing.key,
        )
