"""Calendars that other programs follow (iCalendar, RFC 5545): events as plain data in, bytes out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from icalendar import Calendar, Event

from huiyin import __version__

TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event. `uid` stays through every change, `sequence` counts them; what is not held stays in as cancelled."""

    uid: str
    sequence: int
    begins: datetime
    ends: datetime
    summary: str
    place: str
    description: str
    url: str
    changed: datetime
    cancelled: bool = False


def calendar_of(name: str, entries: Iterable[Entry]) -> bytes:
    """The calendar. Moments are written in UTC, so that no program has to know our time zone."""
    whole = Calendar()
    whole.add("prodid", f"-//Huiyin//Receptions {__version__}//ZH")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", name)
    for entry in entries:
        whole.add_component(_event(entry))
    return bytes(whole.to_ical())


def uid(kind: str, number: int) -> str:
    """A name of the event that no other program uses."""
    return f"{kind}-{number}@{urlsplit(settings.HUIYIN_URL).hostname or 'huiyin'}"


def sent(request: HttpRequest, body: bytes, filename: str, *, private: bool = False) -> HttpResponse:
    """The answer to a calendar program."""
    response = HttpResponse(body, content_type=TYPE)
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    response["Cache-Control"] = "private, no-store" if private else "public, max-age=300"
    return response


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed.astimezone(UTC))
    event.add("last-modified", entry.changed.astimezone(UTC))
    event.add("dtstart", entry.begins.astimezone(UTC))
    event.add("dtend", entry.ends.astimezone(UTC))
    event.add("summary", entry.summary)
    event.add("location", entry.place)
    event.add("description", entry.description)
    event.add("url", entry.url)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if entry.cancelled else "OPAQUE")
    return event
