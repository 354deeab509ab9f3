"""Matters as the finder reads them: what somebody brought, never a report, an exercise or an office's own file."""

from datetime import date, timedelta

from django.db.models import QuerySet

from huiyin.domain.reading.recurring.texts import Message
from huiyin.matters import gate
from huiyin.matters.models import Matter

LOOKED_BACK = timedelta(days=730)
MOST = 100_000  # of the newest; bounds time and memory of a night
AT_ONCE = 900  # ids in one query: within what SQLite takes


def open_to_reading(on: date) -> QuerySet[Matter]:
    """What may be grouped on a day."""
    rows = gate.real(Matter.objects.filter(confidential=False))
    return rows.filter(received_on__gt=on - LOOKED_BACK, received_on__lte=on)


def messages(rows: QuerySet[Matter]) -> list[Message]:
    """The newest of these matters, in the order in which they came.

    One text sent many times counts once: its digest stands where a file has its author's code. Who wrote what is not read.
    """
    newest = rows.order_by("-pk").values_list("pk", "title", "body", "received_on", "text_digest")[:MOST]
    found = list(newest)[::-1]
    return [Message(pk, title, body[:2_000], day, author=text) for pk, title, body, day, text in found]
