"""Forms of the duties on the board: told, acknowledged, come or done; counted anew; a further unit called."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from huiyin.interfaces.desk.board.forms.doing import BoardForm, hidden_number, moment, moment_of
from huiyin.interfaces.desk.forms.acting import REQUIRED, Doing, choice, offer, words
from huiyin.interfaces.desk.forms.picking import UnitField
from huiyin.interfaces.desk.words import codes
from huiyin.work.group_visits.acts.acknowledge_duty import acknowledge_duty
from huiyin.work.group_visits.acts.call_unit import call_unit
from huiyin.work.group_visits.acts.count_anew import count_anew
from huiyin.work.group_visits.acts.meet_duty import meet_duty
from huiyin.work.group_visits.acts.tell_duty import tell_duty


def number(label: Any, *, most: int, help_text: Any = "") -> forms.IntegerField:
    """A number of people or minutes."""
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        min_value=1,
        max_value=most,
        error_messages={
            **REQUIRED,
            "invalid": gettext_lazy("Write a number."),
            "min_value": gettext_lazy("Give a number from %(limit_value)s on."),
            "max_value": gettext_lazy("Give a number of at most %(limit_value)s."),
        },
    )


class TellForm(BoardForm):
    """Somebody was told."""

    title, icon = gettext_lazy("Somebody was told"), "phone-call"

    duty = hidden_number()
    means = choice(gettext_lazy("By which means"))
    whom = words(gettext_lazy("Who was told (function, name)"), required=False, longest=120)
    told = moment(gettext_lazy("At what time (empty: now)"))

    def shape(self) -> None:
        """The means by the law's words."""
        offer(self, "means", codes("means", self.there.law))

    def perform(self, doing: Doing) -> Any:
        """Record it."""
        given = self.cleaned_data
        return tell_duty(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.there.matter_id,
            duty=given["duty"],
            means=given["means"],
            whom=given["whom"],
            told_at=moment_of(given["told"], doing.at),
            key=doing.key,
        )


class KnowForm(BoardForm):
    """The unit called says that it knows."""

    title, icon = gettext_lazy("Acknowledge"), "check"

    duty = hidden_number()
    answer = words(gettext_lazy("Who comes, and when they leave"), required=False, longest=300)

    def perform(self, doing: Doing) -> Any:
        """Note it."""
        given = self.cleaned_data
        return acknowledge_duty(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.there.matter_id,
            duty=given["duty"],
            words=given["answer"],
            key=doing.key,
        )


class MeetForm(BoardForm):
    """Somebody came, or something was done."""

    title, icon = gettext_lazy("Come, or done"), "circle-check"

    duty = hidden_number()
    official = words(gettext_lazy("The official who came or did it (function, name)"), longest=60)
    came = moment(gettext_lazy("At what time (empty: now)"))
    remark = words(gettext_lazy("Remark"), required=False, longest=300)

    def perform(self, doing: Doing) -> Any:
        """Record it; what was late is written as late."""
        given = self.cleaned_data
        return meet_duty(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.there.matter_id,
            duty=given["duty"],
            official=given["official"],
            came_at=moment_of(given["came"], doing.at),
            words=given["remark"],
            key=doing.key,
        )


class CountForm(BoardForm):
    """How many there are now."""

    title, icon = gettext_lazy("Count anew"), "users"

    headcount = number(gettext_lazy("How many people are here now"), most=100_000)
    corrected = forms.BooleanField(
        label=gettext_lazy("The earlier number was wrong"),
        required=False,
        help_text=gettext_lazy("Duties that only the wrong number called for are taken off."),
    )
    reason = words(gettext_lazy("Why it was wrong"), required=False, longest=300)

    def perform(self, doing: Doing) -> Any:
        """Note it."""
        given = self.cleaned_data
        return count_anew(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.there.matter_id,
            visit=self.there.visit,
            headcount=given["headcount"],
            corrected=given["corrected"],
            reason=given["reason"],
            key=doing.key,
        )


class CallForm(BoardForm):
    """A further unit is called."""

    title, icon = gettext_lazy("Call a further unit"), "phone"

    unit = UnitField(label=gettext_lazy("Which unit"))
    minutes = number(gettext_lazy("Within how many minutes it is to be here"), most=1440)
    means = choice(gettext_lazy("By which means"))
    reason = words(gettext_lazy("What it is needed for"), longest=300)

    def shape(self) -> None:
        """The means by the law's words."""
        offer(self, "means", codes("means", self.there.law))

    def perform(self, doing: Doing) -> Any:
        """Call it."""
        given = self.cleaned_data
        return call_unit(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.there.matter_id,
            visit=self.there.visit,
            unit=given["unit"],
            minutes=given["minutes"],
            means=given["means"],
            reason=given["reason"],
            key=doing.key,
        )
