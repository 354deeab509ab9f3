"""Forms of the record of responsibility: an objection to a decision, and why a date was missed."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, offer, words
from huiyin.interfaces.desk.words import limit_words, speaking
from huiyin.matters.queries.responsibility.record import to_explain, to_object
from huiyin.work.responsibility.acts.explain_lateness import LONGEST as LONGEST_REASON
from huiyin.work.responsibility.acts.explain_lateness import explain_lateness
from huiyin.work.responsibility.acts.object_decision import LONGEST, object_decision


class ObjectDecisionForm(ActForm):
    """To what, and why."""

    elsewhere = {"reason": "words"}
    decision = choice(_("To which decision of our unit"), required=False)
    words = words(
        _("What is wrong, by which rule, and what should be done"),
        rows=6,
        longest=LONGEST,
        help_text=_(
            "Only you, the head of your unit and supervisors read it. Nobody else learns that there is one: "
            "neither colleagues nor the person."
        ),
    )

    def shape(self) -> None:
        """What others of the unit did in the matter, the newest first; or what is still to be decided."""
        rows = reversed(to_object(self.subject.matter.pk, actor=self.subject.actor))
        done = [(str(e.no), f"{e.on:%Y-%m-%d} {self._act(e.act)} {e.actor_name}".strip()) for e in rows]
        offer(self, "decision", [("", gettext("what is still to be decided")), *done])

    def _act(self, name: str) -> str:
        return self.counsel.act(name).label.say(speaking()) if self.counsel.knows(name) else name

    def perform(self, doing: Doing) -> Any:
        """Put it on record."""
        chosen = self.cleaned_data["decision"]
        return object_decision(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            decision=int(chosen) if chosen else None,
            words=self.cleaned_data["words"],
            key=doing.key,
        )


class ExplainLatenessForm(ActForm):
    """Which date, which kind of reason, and the reason in words."""

    elsewhere = {"missed_why": "why", "reason": "words"}
    late = choice(_("Which date"), radio=True)
    why = choice(_("Why it was missed"), radio=True)
    words = words(
        _("How far it is, what holds it up, what comes next; the person reads this"),
        rows=4,
        longest=LONGEST_REASON,
        help_text=_("The date does not move by it, and late stays late."),
    )

    def shape(self) -> None:
        """What the own unit is or was late with."""
        rows = to_explain(self.subject.matter, actor=self.subject.actor, at=timezone.now())
        offer(self, "late", [(str(one.no), self._missed(one)) for one in rows])
        reasons = self.counsel.group("late_reasons")
        offer(self, "why", [(code, self.counsel.term(code).say(speaking())) for code in reasons])
        if len(rows) == 1:
            self.initial = {"late": str(rows[0].no), **self.initial}

    def _missed(self, one: Any) -> str:
        what = limit_words(one.what, self.counsel) if one.kind == "clock" else one.what
        return f"{what}（{one.due:%Y-%m-%d}）"

    def perform(self, doing: Doing) -> Any:
        """Say it."""
        given = self.cleaned_data
        return explain_lateness(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            late=int(given["late"]),
            why=given["why"],
            words=given["words"],
            key=doing.key,
        )
