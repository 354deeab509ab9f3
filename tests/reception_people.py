"""Receptions in tests: a day of a leader in the calendar, matters that book it, the night in which the worker works."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.conf import settings

from huiyin.domain.law.counsel import counsel
from huiyin.foundation.people.actor import PersonActor
from huiyin.jobs.follow import follow_one
from huiyin.jobs.timer import sweep
from huiyin.matters.models import Booking, Matter, ReceptionDay
from huiyin.matters.receptions import calendar
from huiyin.matters.receptions.sitting import Sitting
from huiyin.work.reception.acts.book_reception import book_reception
from huiyin.work.reception.booking import Wish
from tests.named_people import County


def sitting(county: County, day: date, **changes: object) -> Sitting:
    """A reception of Gina, deputy head of the county, at the letters office from nine to half past eleven."""
    given: dict[str, object] = {
        "unit": county.units["letters"].pk,
        "leader": county.accounts["gina"].pk,
        "title": "副县长",
        "kind": "regular",
        "day": day,
        "starts": time(9, 0),
        "ends": time(11, 30),
        "place": "县信访局一楼接访室",
        "places": 3,
        "topics": "住房和物业",
        **changes,
    }
    return Sitting(**given)  # type: ignore[arg-type]


def enter(county: County, at: datetime, day: date, **changes: object) -> ReceptionDay:
    """One published day."""
    own = {county.units[code].pk for code in ("letters", "housing", "county", "discipline")}
    law = counsel(settings.HUIYIN_PACK)
    (row,) = calendar.enter([sitting(county, day, **changes)], own=own, law=law, by="Alice", at=at)
    return row


def book(matter: Matter, day: ReceptionDay, at: datetime, **wish: object) -> Booking:
    """Booked by the person; gives the booking."""
    event = book_reception(
        actor=PersonActor(matter.pk),
        at=at,
        matter_id=matter.pk,
        reception_id=day.pk,
        wish=Wish(**wish),  # type: ignore[arg-type]
    )
    matter.refresh_from_db()
    return Booking.objects.get(matter_id=matter.pk, no=event.inner["booking"])


def booked(
    filed: Callable[..., Matter], day: ReceptionDay, at: datetime, number: int
) -> list[tuple[Matter, Booking]]:
    """So many matters that book one after the other, a minute apart."""
    found = []
    for n in range(number):
        matter = filed(body=f"第{n}栋楼的电梯坏了两个多月，老人下不了楼，请帮助解决。", when=at)
        found.append((matter, book(matter, day, at + timedelta(minutes=n))))
    return found


def night(at: datetime) -> None:
    """What the worker does: follow up every act and tell what time brought."""
    while follow_one(at):
        pass
    sweep(at)
    while follow_one(at):
        pass


def states(day: ReceptionDay) -> list[str]:
    """The states of a day's bookings in the order of their numbers."""
    return list(Booking.objects.filter(reception=day).order_by("turn").values_list("state", flat=True))
