"""Forms for a leader in charge of a case: named, how far it is, ended."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, choice, offer, words
from huiyin.interfaces.desk.forms.hearing.staff import StaffField, around
from huiyin.interfaces.desk.words import codes, speaking
from huiyin.work.reception.acts.end_lead import end_lead
from huiyin.work.reception.acts.name_lead import name_lead
from huiyin.work.reception.acts.note_progress import note_progress

LIMIT = "lead_progress"


class NameLeadForm(ActForm):
    """Who, in which function, to do what."""

    leader = StaffField(label=gettext_lazy("Leader"), error_messages=dict(REQUIRED))
    title = words(
        gettext_lazy("Function"),
        longest=60,
        help_text=gettext_lazy(
            "As the person will read it, such as: deputy head of the county in charge of housing."
        ),
    )
    duties = words(
        gettext_lazy("What the leader is to do"),
        rows=3,
        longest=2000,
        help_text=gettext_lazy(
            "Which units to bring together, which problem to solve. The person reads this."
        ),
    )

    def shape(self) -> None:
        """Who comes to hand, and by when the first note is due."""
        units = around(self.subject.matter.holder_id)
        self.fields["leader"] = StaffField(units, label=_("Leader"), error_messages=dict(REQUIRED))
        if LIMIT in self.counsel.pack.limits:
            due = self.counsel.due(LIMIT, self.today)
            text = _("The first note of how far it is falls due on %(day)s. %(why)s")
            words_of = {"day": due.due.isoformat(), "why": due.summary.say(speaking())}
            self.fields["leader"].help_text = text % words_of

    def perform(self, doing: Doing) -> Any:
        """Name them."""
        given = {name: self.cleaned_data[name] for name in ("leader", "title", "duties")}
        return name_lead(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, key=doing.key, **given
        )


class ProgressForm(ActForm):
    """How far it is."""

    progress = words(
        gettext_lazy("How far it is"),
        rows=5,
        longest=2000,
        help_text=gettext_lazy(
            "What was done, what is lacking, what comes next and when. Name nobody who is not an official: the person, and "
            "everybody who may read the matter, reads this."
        ),
    )

    def perform(self, doing: Doing) -> Any:
        """Note it."""
        return note_progress(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            progress=self.cleaned_data["progress"],
            key=doing.key,
        )


class EndLeadForm(ActForm):
    """What came of it."""

    elsewhere = {"lead_result": "result"}

    result = choice(gettext_lazy("What came of it"), radio=True)
    reason = words(gettext_lazy("In words; the person reads this"), rows=3, longest=2000)

    def shape(self) -> None:
        """The results the law knows."""
        offer(self, "result", codes("lead_results", self.counsel))

    def perform(self, doing: Doing) -> Any:
        """End it."""
        given = {name: self.cleaned_data[name] for name in ("result", "reason")}
        return end_lead(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, key=doing.key, **given
        )
