"""Matters as the finder reads them: what somebody brought, never a report, an exercise or an office's own file."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import QuerySet

from huiyin.domain.reading.recurring.texts import Message
from huiyin.matters import gate
from huiyin.matters.models import Matter, Party

LOOKED_BACK = timedelta(days=730)
MOST = 100_000  # of the newest; bounds time and memory of a night
AT_ONCE = 900  # ids in one query: within what SQLite takes


def open_to_reading(on: date) -> QuerySet[Matter]:
    """What may be grouped on a day."""
    rows = gate.real(Matter.objects.filter(confidential=False))
    return rows.filter(received_on__gt=on - LOOKED_BACK, received_on__lte=on)


def messages(rows: QuerySet[Matter]) -> list[Message]:
    """The newest of these matters, in the order in which they came."""
    newest = rows.order_by("-pk").values_list("pk", "title", "body", "received_on")[:MOST]
    found = list(newest)[::-1]
    marks = writers([pk for pk, *_rest in found])
    return [Message(pk, title, body[:2_000], day, author=marks.get(pk, "")) for pk, title, body, day in found]


def writers(ids: Collection[int]) -> dict[int, str]:
    """For each matter the keyed mark of who brought it, to count different ones inside one problem; kept nowhere."""
    found: dict[int, str] = {}
    given = list(ids)
    for start in range(0, len(given), AT_ONCE):
        rows = Party.objects.filter(matter_id__in=given[start : start + AT_ONCE]).exclude(same_as="")
        for matter, mark in rows.order_by("-no").values_list("matter_id", "same_as"):
            found[matter] = mark  # the first of several stays
    return found
