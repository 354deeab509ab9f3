"""Forms by which the office answers an announced visit, moves it and calls it off, and the unit states its position."""

from datetime import timedelta
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, day, offer, words
from huiyin.interfaces.desk.forms.announcing.wishing import people
from huiyin.interfaces.desk.forms.hearing.staff import StaffField, around
from huiyin.interfaces.desk.forms.hearing.times import hour, moment
from huiyin.interfaces.desk.forms.picking import UnitField
from huiyin.interfaces.desk.words import term
from huiyin.matters.queries.visits.announced import coming_in, day_of
from huiyin.work.announcing.acts.answer_visit import answer_visit
from huiyin.work.announcing.acts.cancel_visit import cancel_visit
from huiyin.work.announcing.acts.change_visit import change_visit
from huiyin.work.announcing.acts.give_position import give_position
from huiyin.work.announcing.arranging import LONGEST_NAME, LONGEST_PLACE, Setting
from huiyin.work.announcing.wishes import Wish

WHO_ASKS = [
    ("office", gettext_lazy("We have to move it")),
    ("people", gettext_lazy("The people asked for another day or number")),
]


class OfVisit(ActForm):
    """A form about the visit that is to come; above it stands what the people said."""

    elsewhere = {"wished_day": "planned_on", "receiver_name": "receiver_name"}

    def shape(self) -> None:
        """What the people asked for, above the fields."""
        self.visit = coming_in(self.subject.matter)
        if self.visit is None:
            return
        told = [
            (_("Day they would like to come"), str(self.visit.wished_day or "")),
            (_("About how many come"), str(self.visit.headcount)),
            (_("What they want to speak about"), self.visit.about),
            (_("What they need"), self._needs()),
            (_("Office or function they wish to speak to"), self.visit.wished_for),
        ]
        self.shown = [(label, text) for label, text in told if text]

    def _needs(self) -> str:
        assert self.visit is not None
        said = [term(code, self.counsel) for code in self.visit.needs]
        return "、".join(filter(None, [*said, self.visit.needs_words]))

    @property
    def no(self) -> int | None:
        """The number of the visit the form was made for."""
        return self.visit.no if self.visit else None


class AnswerVisitForm(OfVisit):
    """Hour, room, who receives; another day with its reason; whose position is asked for."""

    planned_on = day(gettext_lazy("Day they are received"))
    planned_hour = hour(gettext_lazy("Hour they are received"))
    place = words(gettext_lazy("Building and room"), longest=LONGEST_PLACE)
    receiver = StaffField(label=gettext_lazy("Who receives"), required=False)
    receiver_name = words(
        gettext_lazy("Or by name and function, where they have no account here"),
        required=False,
        longest=LONGEST_NAME,
    )
    reason = words(
        gettext_lazy("If it is another day than they wished: why"),
        rows=2,
        required=False,
        longest=1000,
        help_text=gettext_lazy("The people read it. Neither how many come nor who they are is a reason."),
    )
    concerned = UnitField(label=gettext_lazy("Unit whose position is asked for"), required=False)
    position_due = day(
        gettext_lazy("Position due on"),
        required=False,
        help_text=gettext_lazy("At the latest the day before the visit."),
    )

    def shape(self) -> None:
        """The day they wish, who comes to hand, and the unit that handles the matter."""
        super().shape()
        matter = self.subject.matter
        self.fields["receiver"] = _receiver(around(self.visit.unit_id if self.visit else matter.office_id))
        if self.visit is None:
            return
        proposed: dict[str, Any] = {"planned_on": self.visit.wished_day, "planned_hour": "09:30"}
        proposed["place"] = self.visit.place
        before = (self.visit.wished_day or self.today) - timedelta(days=1)
        if matter.holder_id != self.visit.unit_id and before > self.today and not self.visit.position_at:
            proposed |= {"concerned": matter.holder.name, "position_due": before.isoformat()}
        self.initial = {**proposed, **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Answer it."""
        return answer_visit(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            setting=_setting(self.cleaned_data),
            visit=self.no,
            key=doing.key,
        )


class ChangeVisitForm(OfVisit):
    """Moved by the office with its reason, or changed for the people who asked for it."""

    asked_by = choice(gettext_lazy("Who changes it"), WHO_ASKS, radio=True)
    planned_on = day(gettext_lazy("New day"))
    planned_hour = hour(gettext_lazy("Hour they are received"), required=False)
    place = words(gettext_lazy("Building and room"), required=False, longest=LONGEST_PLACE)
    receiver = StaffField(label=gettext_lazy("Who receives"), required=False)
    receiver_name = words(
        gettext_lazy("Or by name and function, where they have no account here"),
        required=False,
        longest=LONGEST_NAME,
    )
    headcount = people(gettext_lazy("About how many come"), required=False)
    reason = words(
        gettext_lazy("If we move it: why"),
        rows=2,
        required=False,
        longest=1000,
        help_text=gettext_lazy("The people read it."),
    )

    def shape(self) -> None:
        """What was set until now."""
        super().shape()
        matter, visit = self.subject.matter, self.visit
        self.fields["receiver"] = _receiver(around(visit.unit_id if visit else matter.office_id))
        if visit is None:
            return
        set_for = {"planned_on": day_of(visit), "place": visit.place, "headcount": visit.headcount}
        if visit.planned_at:
            set_for["planned_hour"] = f"{localtime(visit.planned_at):%H:%M}"
        set_for |= (
            {"receiver": visit.receiver_id} if visit.receiver_id else {"receiver_name": visit.receiver_name}
        )
        asks = "office" if visit.state == "answered" else "people"
        self.initial = {"asked_by": asks, **set_for, **self.initial}

    def clean(self) -> dict[str, Any]:
        """An hour is needed where the office sets it."""
        given = super().clean() or self.cleaned_data
        if given.get("asked_by") == "office" and not given.get("planned_hour"):
            self.add_error("planned_hour", _("Say at which hour they are received."))
        return given

    def perform(self, doing: Doing) -> Any:
        """Change it."""
        given, visit = self.cleaned_data, self.visit
        about: dict[str, Any] = {"matter_id": self.subject.matter.pk, "visit": self.no, "key": doing.key}
        if given["asked_by"] == "office" or visit is None:
            return change_visit(actor=doing.actor, at=doing.at, setting=_setting(given), **about)
        wish = Wish(
            wished_day=given["planned_on"],
            headcount=visit.headcount if given["headcount"] is None else given["headcount"],
            about=visit.about,
            needs=tuple(visit.needs),
            needs_words=visit.needs_words,
            wished_for=visit.wished_for,
        )
        return change_visit(actor=doing.actor, at=doing.at, wish=wish, **about)


class CancelVisitForm(OfVisit):
    """On which of the grounds it does not take place, and how it came."""

    ground = choice(gettext_lazy("Why it does not take place"), radio=True)
    reason = words(gettext_lazy("How you know; the people read this"), rows=3, longest=1000)

    def shape(self) -> None:
        """The grounds the law gives."""
        super().shape()
        codes = self.counsel.group("cancel_grounds")
        offer(self, "ground", [(code, term(code, self.counsel)) for code in codes])

    def perform(self, doing: Doing) -> Any:
        """Call it off."""
        given = {name: self.cleaned_data[name] for name in ("ground", "reason")}
        return cancel_visit(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            visit=self.no,
            key=doing.key,
            **given,
        )


class GivePositionForm(OfVisit):
    """How far it is, what can be promised and by when, what cannot and why."""

    text = words(
        gettext_lazy("How far it is, what can be promised and by when, what cannot and why"),
        rows=8,
        longest=10_000,
        help_text=gettext_lazy("Read by whoever receives the people; nobody outside sees it."),
    )
    elsewhere = {"position": "text"}

    def perform(self, doing: Doing) -> Any:
        """Give it."""
        return give_position(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            text=self.cleaned_data["text"],
            visit=self.no,
            key=doing.key,
        )


def _receiver(units: frozenset[int]) -> StaffField:
    return StaffField(
        units,
        label=gettext_lazy("Who receives"),
        required=False,
        help_text=gettext_lazy("They and their unit can then read the matter, and find the briefing."),
    )


def _setting(given: dict[str, Any]) -> Setting:
    return Setting(
        planned_at=moment(given["planned_on"], given["planned_hour"]),
        place=given["place"],
        receiver=given["receiver"] or 0,
        receiver_name=given["receiver_name"],
        reason=given["reason"],
        concerned=given.get("concerned"),
        position_due=given.get("position_due"),
    )
