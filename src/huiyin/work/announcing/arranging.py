"""What the office sets for a visit, checked: hour, room, who receives, whose position is asked for."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.models import Account
from huiyin.foundation.units.models import Unit
from huiyin.matters.facts import local_day
from huiyin.matters.impartial import lawful_unit, shut_out
from huiyin.matters.models import Accused, Matter
from huiyin.matters.record import Invalid, Problem

LONGEST_PLACE, LONGEST_NAME = 120, 60


@dataclass(frozen=True, slots=True)
class Setting:
    """A visit as the office sets it. `receiver` is an account's id, 0 where `receiver_name` says who it is.

    `concerned` is the id of the unit whose position is asked for, `position_due` the day by which it is there.
    """

    planned_at: datetime
    place: str
    receiver: int = 0
    receiver_name: str = ""
    reason: str = ""
    concerned: int | None = None
    position_due: date | None = None

    @property
    def day(self) -> date:
        """The day on which the people are received."""
        return local_day(self.planned_at)

    @property
    def asks(self) -> bool:
        """Whether a unit is asked for its position."""
        return self.concerned is not None


@dataclass(frozen=True, slots=True)
class Receiver:
    """The official who receives, by name and, where in this system, by account and unit."""

    name: str
    account_id: int | None = None
    unit: Unit | None = None


def check_setting(setting: Setting, *, at: datetime) -> None:
    """Raises Invalid for an hour that has struck, a place that does not fit, a position without its day."""
    found = []
    if setting.planned_at <= at and setting.day == local_day(at):
        found.append(Problem("planned_hour", _("This hour has passed already. Set a later one.")))
    if len(clean(setting.place)) > LONGEST_PLACE:
        text = _("This is longer than %(max)d characters. Give building and room only.")
        found.append(Problem("place", text % {"max": LONGEST_PLACE}))
    if len(clean(setting.receiver_name)) > LONGEST_NAME:
        text = _("This is longer than %(max)d characters. Give the name and the function.")
        found.append(Problem("receiver_name", text % {"max": LONGEST_NAME}))
    if setting.asks and setting.position_due is None:
        found.append(Problem("position_due", _("Say by which day the unit gives its position.")))
    if found:
        raise Invalid(*found)


def before_visit(setting: Setting, *, today: date) -> bool:
    """Whether the day for the position lies after today and before the visit."""
    return setting.position_due is not None and today < setting.position_due < setting.day


def end_of(day: date) -> datetime:
    """The moment a day ends on the office's own clock; what is due on the day is late from then."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=timezone.get_current_timezone())


def receiver_of(matter: Matter, setting: Setting, *, on: date) -> Receiver:
    """Who receives; somebody complained of or withdrawn, or of a unit complained of, does not. Raises Invalid."""
    if not setting.receiver:
        return Receiver(clean(setting.receiver_name))
    account = Account.objects.filter(pk=setting.receiver, is_active=True).select_related("unit").first()
    if account is None:
        raise Invalid(Problem("receiver", _("There is no such member of staff. Choose one from the list.")))
    against = {row.account_id for row in select(Accused, matter=matter.pk)}
    if account.pk in against or account.unit_id in shut_out(matter):
        text = _(
            "%(name)s has withdrawn from this matter, or belongs to a unit it complains of. Name somebody else."
        )
        raise Invalid(Problem("receiver", text % {"name": account.name}))
    return Receiver(account.name, account.pk, lawful_unit(matter, account.unit_id, on=on, field="receiver"))


def asked_unit(matter: Matter, setting: Setting, *, on: date) -> Unit | None:
    """The unit whose position is asked for. Raises Invalid for one complained of, or over or under one that is."""
    if setting.concerned is None:
        return None
    return lawful_unit(matter, setting.concerned, on=on, field="concerned")
