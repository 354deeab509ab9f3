"""Whether what a summary says agrees with the record: numbers of people, dates, hours; each disagreement in words."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from huiyin.domain.reading.figures import counts_in, days_in, hours_in, people_in
from huiyin.foundation.ledger.rows import select
from huiyin.matters.facts import local_day
from huiyin.matters.models import Clock, Commitment, Duty, Event, Matter, Minute, Visit
from huiyin.matters.preparing.summing_up import Talk


def remarks(text: str, talk: Talk, *, at: datetime) -> list[str]:
    """One sentence for each number, date or hour that the record does not know; none where all agrees.

    What the people or the office said themselves, in the minutes, is known as well: a summary may repeat it.
    """
    said = "\n".join(_words(talk))
    return [
        *_people(text, said, talk),
        *_days(text, said, talk, at),
        *_hours(text, said, talk, at),
        *_counts(text, talk),
    ]


def _people(text: str, said: str, talk: Talk) -> Iterator[str]:
    counts = {talk.visit.headcount, talk.matter.people, *people_in(said)}
    counts |= {int(one) for one in talk.visit.details.get("counts", ()) if isinstance(one, int)}
    for number in people_in(text):
        if number not in counts and number > 0:
            words = _("It says %(n)d people; the record has %(count)d.")
            yield words % {"n": number, "count": talk.visit.headcount}


def _days(text: str, said: str, talk: Talk, at: datetime) -> Iterator[str]:
    known = set(_known_days(talk, at))
    near = local_day(at).year
    known |= set(days_in(said, near))
    for day in days_in(text, near):
        if day not in known:
            yield _("It says %(day)s; no such day stands in the record of this matter.") % {"day": day}


def _hours(text: str, said: str, talk: Talk, at: datetime) -> Iterator[str]:
    known = {*_known_hours(talk, at), *hours_in(said)}
    for hour in hours_in(text):
        if hour not in known:
            yield _("It says %(hour)s; no such time stands in the record of this visit.") % {"hour": hour}


def _counts(text: str, talk: Talk) -> Iterator[str]:
    names = {"demand": _("demands"), "promise": _("promises")}
    for kind, name in names.items():
        there = len(talk.of(kind))
        for number in counts_in(text, kind):
            if number != there:
                words = _("It says %(n)d %(what)s; the minutes have %(count)d.")
                yield words % {"n": number, "what": name, "count": there}


def _known_days(talk: Talk, at: datetime) -> Iterator[date]:
    pk = talk.matter.pk
    yield from (local_day(at), talk.matter.received_on)
    yield from (local_day(moment) for moment in _moments(talk))
    yield from (date.fromisoformat(day) for day in talk.matter.moments.values())
    yield from (row.due for row in select(Commitment, matter=pk))
    yield from (row.kept_on for row in select(Commitment, matter=pk) if row.kept_on)
    yield from (row.due for row in talk.lines if row.due)
    yield from (row.on for row in select(Event, matter=pk))
    for clock in select(Clock, matter=pk):
        yield from (clock.start, clock.due)
    for visit in select(Visit, matter=pk):
        yield from (day for day in (visit.wished_day,) if day)
        yield from (local_day(m) for m in (visit.planned_at, visit.opened_at, visit.closed_at) if m)


def _known_hours(talk: Talk, at: datetime) -> Iterator[str]:
    yield from (f"{localtime(moment):%H:%M}" for moment in (at, *_moments(talk)))


def _moments(talk: Talk) -> Iterator[datetime]:
    visit = talk.visit
    own = (visit.opened_at, visit.planned_at, visit.announced_at, visit.position_due, visit.position_at)
    yield from (one for one in own if one)
    yield from (line.at for line in talk.lines)
    yield from (signed.at for signed in talk.signatures)
    for duty in select(Duty, matter=talk.matter.pk, course_no=visit.no):
        marks = (duty.start_at, duty.due_at, duty.told_at, duty.acknowledged_at, duty.met_at)
        yield from (one for one in marks if one)
    yield from (event.at for event in select(Event, matter=talk.matter.pk))


def _words(talk: Talk) -> Iterable[str]:
    """What was said and written down: its numbers and days may be repeated."""
    rows: list[Minute] = talk.lines
    matter: Matter = talk.matter
    return [matter.title, matter.body, talk.visit.about, *(f"{row.text}\n{row.reason}" for row in rows)]
