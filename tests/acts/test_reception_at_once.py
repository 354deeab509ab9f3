"""Many who book the same reception at the same moment stand one behind the other, and none gets a place that another has."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest
from django.db import connections

from huiyin.foundation.people.actor import PersonActor
from huiyin.matters.models import Booking, Event
from huiyin.work.reception.acts.book_reception import book_reception
from huiyin.work.reception.acts.cancel_booking import cancel_booking
from huiyin.work.reception.booking import Wish
from tests.named_people import make_county
from tests.reception_people import enter, night, states

pytestmark = pytest.mark.django_db(transaction=True)
PLACES, WHO_BOOK = 3, 8


@pytest.fixture
def county(transactional_db):
    """The small county, in a database that every thread sees."""
    return make_county()


def all_at_once(deeds) -> list[object]:
    """Each in a thread of its own; gives what they gave, or what they raised."""

    def doing(deed):
        try:
            return deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=len(deeds)) as pool:
        return [running.result() for running in [pool.submit(doing, deed) for deed in deeds]]


def test_the_last_place_is_given_once(county, filed, at: datetime):
    day = enter(county, at, date(2026, 3, 17), places=PLACES)
    matters = [filed(when=at) for _n in range(WHO_BOOK)]

    def booking(matter):
        who = PersonActor(matter.pk)
        given = {"matter_id": matter.pk, "reception_id": day.pk, "wish": Wish(), "key": f"book-{matter.pk}"}
        return lambda: book_reception(actor=who, at=at, **given)

    # every form sent twice, as a phone does on a bad line
    events = all_at_once([booking(matter) for matter in matters for _twice in range(2)])
    assert len({event.pk for event in events}) == WHO_BOOK
    assert sorted(states(day)) == ["booked"] * PLACES + ["waiting"] * (WHO_BOOK - PLACES)
    assert list(Booking.objects.order_by("turn").values_list("turn", flat=True)) == list(
        range(1, WHO_BOOK + 1)
    )

    placed = list(Booking.objects.filter(state="booked"))

    def cancelling(row):
        who = PersonActor(row.matter_id)
        return lambda: cancel_booking(actor=who, at=at, matter_id=row.matter_id, booking=row.no)

    all_at_once([cancelling(row) for row in placed])
    night(at)
    assert Booking.objects.filter(state="booked").count() == PLACES
    assert Event.objects.filter(act="give_place").count() == PLACES
    with_place = {row.matter_id for row in Booking.objects.filter(state="booked")}
    waiting = sorted(
        (row for row in Booking.objects.exclude(state="cancelled")),
        key=lambda row: (row.booked_at, row.matter_id),
    )
    assert with_place == {row.matter_id for row in waiting[:PLACES]}, "the first of those who waited"
