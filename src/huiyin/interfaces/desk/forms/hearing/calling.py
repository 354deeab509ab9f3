"""Forms that call a hearing and that cancel it."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, choice, day, offer, words
from huiyin.interfaces.desk.forms.hearing.staff import StaffField, around
from huiyin.interfaces.desk.forms.hearing.times import hour, moment
from huiyin.interfaces.desk.forms.picking import UnitField
from huiyin.interfaces.desk.words import speaking, term
from huiyin.matters.queries.courses.hearings import called
from huiyin.work.hearing.acts.call_hearing import call_hearing
from huiyin.work.hearing.acts.cancel_hearing import cancel_hearing
from huiyin.work.hearing.sitting import Calling

DOORS = [("public", pgettext_lazy("hearing", "public")), ("closed", pgettext_lazy("hearing", "not public"))]
INVITED = ("invited_1", "invited_2")
NOTICE = "hearing_notice"


class CallHearingForm(ActForm):
    """When, where, before whom, and who is invited."""

    elsewhere = {"invited": "invited_1"}

    held_on = day(gettext_lazy("Day of the hearing"))
    held_hour = hour(pgettext_lazy("hearing", "Hour"))
    place = words(gettext_lazy("Where it is held (building, room)"), longest=120)
    subject_words = words(gettext_lazy("What is to be heard"), rows=2, longest=1000)
    presider = StaffField(label=gettext_lazy("Who presides"), error_messages=dict(REQUIRED))
    panel = words(
        gettext_lazy("Members of the panel, one a line"),
        rows=3,
        required=False,
        longest=2000,
        help_text=gettext_lazy(
            "Name, then what they are (lawyer, deputy, expert). Leave it empty where the presider sits alone."
        ),
    )
    openness = choice(gettext_lazy("Public or not"), DOORS, radio=True)
    closed_ground = choice(gettext_lazy("If not public, why not"), required=False)
    invited_1 = UnitField(label=gettext_lazy("Unit invited"), required=False)
    invited_2 = UnitField(label=gettext_lazy("Another unit invited"), required=False)
    interpreter = words(
        gettext_lazy("Interpreter"),
        required=False,
        longest=60,
        help_text=gettext_lazy("Which language, sign language included."),
    )
    bring = words(gettext_lazy("What the person should bring, one thing a line"), rows=3, longest=2000)
    wished = forms.BooleanField(label=gettext_lazy("The person asked for the hearing"), required=False)

    def shape(self) -> None:
        """The first day on which it can be held, with its computation; who may be asked to preside."""
        grounds = self.counsel.pack.groups.get("closed_grounds", ())
        offer(self, "closed_ground", [("", "—"), *((c, term(c, self.counsel)) for c in grounds)])
        self.fields["presider"] = _presider(self, gettext_lazy("Who presides"))
        proposed = {
            "openness": "public",
            "held_hour": "09:30",
            "bring": _("This notice and your identity card"),
        }
        if NOTICE in self.counsel.pack.limits:
            due = self.counsel.due(NOTICE, self.today)
            first = self.counsel.calendar.next_working(due.due + timedelta(days=1))
            proposed["held_on"] = first.isoformat()
            text = _("At the earliest on %(day)s, as the notice must be out in time. %(why)s")
            self.fields["held_on"].help_text = text % {
                "day": due.due + timedelta(days=1),
                "why": due.summary.say(speaking()),
            }
        self.initial = {**proposed, **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Call it."""
        given = self.cleaned_data
        closed = given["openness"] == "closed"
        calling = Calling(
            held_at=moment(given["held_on"], given["held_hour"]),
            place=given["place"],
            subject=given["subject_words"],
            presider=given["presider"],
            panel=lines(given["panel"]),
            public=not closed,
            closed_ground=given["closed_ground"] if closed else "",
            invited=tuple(given[name] for name in INVITED if given[name]),
            interpreter=given["interpreter"],
            bring=lines(given["bring"]),
            wished=given["wished"],
        )
        return call_hearing(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, calling=calling, key=doing.key
        )


class CancelHearingForm(ActForm):
    """Why it is not held."""

    reason = words(gettext_lazy("Why it is not held; those invited read this"), rows=3, longest=1000)
    unwished = forms.BooleanField(
        label=gettext_lazy("The person no longer wishes to be heard, and said so themselves"), required=False
    )

    def shape(self) -> None:
        """Which hearing it is."""
        hearing = called(self.subject.matter)
        if hearing and hearing.held_at:
            when = f"{localtime(hearing.held_at):%Y-%m-%d %H:%M}"
            text = _("Called for %(when)s, %(place)s.") % {"when": when, "place": hearing.details["place"]}
            self.fields["reason"].help_text = text

    def perform(self, doing: Doing) -> Any:
        """Cancel it."""
        given = {name: self.cleaned_data[name] for name in ("reason", "unwished")}
        return cancel_hearing(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, key=doing.key, **given
        )


def lines(text: str) -> tuple[str, ...]:
    """The lines of a text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _presider(form: ActForm, label: Any) -> StaffField:
    units = around(form.subject.matter.holder_id)
    help_text = gettext_lazy("Nobody who investigated the matter or works on it.")
    return StaffField(units, label=label, help_text=help_text, error_messages=dict(REQUIRED))
