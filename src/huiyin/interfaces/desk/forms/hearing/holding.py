"""The form of the minutes: who was there, what was said, the panel's opinion and votes, who signed."""

from typing import Any

from django import forms
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, choice, day, offer, words
from huiyin.interfaces.desk.forms.hearing.calling import lines
from huiyin.interfaces.desk.forms.hearing.staff import StaffField, around
from huiyin.interfaces.desk.forms.hearing.times import hour, moment
from huiyin.interfaces.desk.words import term
from huiyin.matters.queries.courses.hearings import called, notice_of
from huiyin.work.hearing.acts.hold_hearing import hold_hearing
from huiyin.work.hearing.sitting import Attendant, Minutes

SEATS = 8
SIGNED = [
    ("", "—"),
    ("signed", pgettext_lazy("hearing", "signed")),
    ("refused", pgettext_lazy("hearing", "did not sign")),
]
PRESENT = ("part", "name", "signed", "note")
TOLD = ("statements", "questions", "evidence", "debate", "panel_opinion")
VOTES = ("votes_for", "votes_against", "votes_abstain")


def count(label: Any) -> forms.IntegerField:
    """A number of votes."""
    wrong = {**REQUIRED, "invalid": gettext_lazy("Write a number.")}
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=0, max_value=99, widget=widget, error_messages=wrong)


class HoldHearingForm(ActForm):
    """The minutes of a hearing that was held."""

    template = "desk/acts/hearing/hold.html"
    elsewhere = {"present": "name_1"}

    began_on = day(gettext_lazy("Day it was held"))
    began_hour = hour(pgettext_lazy("hearing", "Began"))
    ended_on = day(
        gettext_lazy("Day it ended"), required=False, help_text=gettext_lazy("Only if it was another day.")
    )
    ended_hour = hour(pgettext_lazy("hearing", "Ended"))
    presider = StaffField(label=gettext_lazy("Who presided"), error_messages=dict(REQUIRED))
    panel = words(gettext_lazy("Members of the panel, one a line"), rows=3, required=False, longest=2000)
    recorder = words(gettext_lazy("Minutes by"), required=False, longest=60)
    statements = words(gettext_lazy("What each side stated"), rows=5)
    questions = words(gettext_lazy("Questions and answers"), rows=3, required=False)
    evidence = words(gettext_lazy("Evidence shown"), rows=3, required=False)
    debate = words(gettext_lazy("Debate"), rows=3, required=False)
    panel_opinion = words(gettext_lazy("Opinion of the panel, other opinions included"), rows=4)
    votes_for = count(gettext_lazy("Votes for"))
    votes_against = count(gettext_lazy("Votes against"))
    votes_abstain = count(gettext_lazy("Abstaining"))
    read_back = forms.BooleanField(
        label=gettext_lazy("The minutes were read back and corrected there and then"), required=False
    )

    def shape(self) -> None:
        """What the notice said is proposed; a row for each who was there."""
        hearing = called(self.subject.matter)
        told = notice_of(hearing) if hearing else {}
        units = around(self.subject.matter.holder_id)
        self.fields["presider"] = StaffField(units, label=_("Who presided"), error_messages=dict(REQUIRED))
        proposed: dict[str, Any] = {"panel": "\n".join(told.get("panel", ())), "votes_against": 0}
        proposed |= {"votes_abstain": 0}
        if hearing and hearing.held_at:
            proposed |= {"began_on": localdate(hearing.held_at), "presider": hearing.details["presider"]}
            proposed["began_hour"] = f"{localtime(hearing.held_at):%H:%M}"
        self._seats()
        self.initial = {**proposed, "part_1": "heard_person", "part_2": "heard_unit", **self.initial}

    def _seats(self) -> None:
        groups = self.counsel.pack.groups
        parts = [*groups.get("hearing_parties", ()), *groups.get("hearing_others", ())]
        for n in range(1, SEATS + 1):
            self.fields[f"part_{n}"] = choice(_("Their part"), required=False)
            offer(self, f"part_{n}", [("", "—"), *((c, term(c, self.counsel)) for c in parts)])
            self.fields[f"name_{n}"] = words(pgettext("hearing", "Name"), required=False, longest=60)
            self.fields[f"signed_{n}"] = choice(pgettext("hearing", "Signed"), SIGNED, required=False)
            self.fields[f"note_{n}"] = words(_("Why not, and who saw it"), required=False, longest=200)

    def seats(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The rows of those present, for the page."""
        return [(n, [self[f"{part}_{n}"] for part in PRESENT]) for n in range(1, SEATS + 1)]

    def parts(self) -> dict[str, list[forms.BoundField]]:
        """The other fields, in the groups in which the page shows them."""
        when = ("began_on", "began_hour", "ended_on", "ended_hour", "presider", "panel", "recorder")
        named = {"when": when, "told": TOLD, "votes": VOTES}
        return {group: [self[name] for name in names] for group, names in named.items()}

    def perform(self, doing: Doing) -> Any:
        """Record it."""
        given = self.cleaned_data
        minutes = Minutes(
            began=moment(given["began_on"], given["began_hour"]),
            ended=moment(given["ended_on"] or given["began_on"], given["ended_hour"]),
            presider=given["presider"],
            panel=lines(given["panel"]),
            recorder=given["recorder"],
            present=tuple(self._present()),
            votes=(given["votes_for"], given["votes_against"], given["votes_abstain"]),
            read_back=given["read_back"],
            **{name: given[name] for name in TOLD},
        )
        return hold_hearing(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, minutes=minutes, key=doing.key
        )

    def _present(self) -> list[Attendant]:
        """Rows with a name; a part that is only proposed does not make somebody present."""
        rows = [
            Attendant(*(self.cleaned_data[f"{part}_{n}"] for part in PRESENT)) for n in range(1, SEATS + 1)
        ]
        return [one for one in rows if one.name.strip() or one.signed or one.note.strip()]
