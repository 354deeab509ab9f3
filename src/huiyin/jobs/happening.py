"""What an outbox row stands for: the act that was done, and what it brought into the matter."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from huiyin.domain.law.terms import LawError
from huiyin.foundation.ledger.models import Entry, Outbox
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters.asking import computation, counsel_for
from huiyin.matters.models import Clock, Event, Holding, Matter

Words = dict[str, str]


@dataclass
class Happening:
    """One act after its commit. `now` is when it is followed up, which may be later than it happened."""

    matter: Matter
    event: Event
    now: datetime

    @cached_property
    def _before(self) -> int:
        earlier = Event.objects.filter(matter_id=self.matter.pk, no__lt=self.event.no).order_by("-no")
        return earlier.values_list("no", flat=True).first() or 0

    @cached_property
    def arrived_at(self) -> Unit | None:
        """The unit on whose desk this act put the matter, if it moved; children are numbered in the order of acts."""
        stays = Holding.objects.filter(matter_id=self.matter.pk, no__gt=self._before, no__lt=self.event.no)
        stays = stays.exclude(how="joint")  # whoever only reads along has not got it on the desk
        unit_id = stays.order_by("-no").values_list("unit_id", flat=True).first()
        return tree().units[unit_id] if unit_id else None

    @cached_property
    def started(self) -> Clock | None:
        """The first duty, or right of the person, whose clock this act started; a unit's own right is neither."""
        clocks = Clock.objects.filter(matter_id=self.matter.pk, no__gt=self._before, no__lt=self.event.no)
        law = counsel_for(self.matter)
        told = (c for c in clocks.order_by("no") if c.side == "person" or law.is_duty(c.limit))
        return next(told, None)

    @property
    def why(self) -> Words | str:
        """The date this act led to with its article and computation, in every language of the law."""
        return why(self.matter, self.started) if self.started else ""

    @property
    def unit_name(self) -> str:
        """The unit that did the act, else the one that holds the matter."""
        return tree().units[self.event.unit_id or self.matter.holder_id].name


def happening(row: Outbox, now: datetime) -> Happening:
    """Read what the row announces. Raises DoesNotExist when ledger and case file do not agree (see `ledger verify`)."""
    body = Entry.objects.values_list("body", flat=True).get(chain=row.chain, seq=row.seq)
    event = Event.objects.get(matter_id=row.chain, no=json.loads(body)["event"])
    matter = Matter.objects.get(pk=row.chain)
    return Happening(matter, event, now)


def why(matter: Matter, clock: Clock) -> Words | str:
    """How a clock's date was computed, in every language of the law, as it is told now and kept.

    Empty where the matter's pack cannot compute it (any more): what is due is told all the same.
    """
    try:
        return dict(computation(matter, clock).summary.words)
    except LawError:
        return ""


def act_words(matter: Matter, name: str) -> Words | str:
    """What an act is called, in every language of the law; its bare name where the pack does not know it."""
    try:
        return dict(counsel_for(matter).act(name).label.words)
    except LawError:
        return name


def limit_words(matter: Matter, name: str) -> Words | str:
    """What a limit is called, in every language of the law; its bare name where the pack does not know it."""
    try:
        return dict(counsel_for(matter).limit(name).label.words)
    except LawError:
        return name
