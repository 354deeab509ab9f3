"""Sending what waits: each delivery is marked as being sent before, and as sent after, by the same mark every time."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet

from huiyin.services.notices import channels
from huiyin.services.notices.compose import compose
from huiyin.services.notices.models import Delivery
from huiyin.services.notices.ports import Message, Port, Undeliverable
from huiyin.services.notices.recipients import recipient_of

MOST_TRIES = 10
LONGEST_WAIT = timedelta(hours=2)
State = Delivery.State
log = logging.getLogger(__name__)


class Deliverer:
    """Sends one delivery after another; holds the opened channels."""

    def __init__(self) -> None:
        self._ports: dict[str, Port] = {}

    def deliver_one(self, now: datetime) -> bool:
        """Send the oldest delivery that is due; False when there is none.

        A worker killed while sending leaves the row in `sending`; after HUIYIN_SENDING_SECONDS it is sent again with
        the same mark, by which files and the recorded fake write nothing, and mail programs recognise the repeat.
        """
        row = due(now).select_related("notice").order_by("id").first()
        if row is None:
            return False
        # whoever changes this row first sends it; no lock is held meanwhile
        mine = Delivery.objects.filter(pk=row.pk, state=row.state, since=row.since, tries=row.tries)
        if mine.update(state=State.SENDING, since=now, tries=row.tries + 1):
            row.tries += 1
            self._attempt(row, now)
        return True

    def _attempt(self, row: Delivery, now: datetime) -> None:
        try:
            sent = self._send(row)
        except Undeliverable:
            _now_is(row, State.FAILED, now, error="Undeliverable")
        except Exception as error:
            _try_again(row, now, error)
        else:
            _now_is(row, State.SENT if sent else State.SKIPPED, now)

    def _send(self, row: Delivery) -> bool:
        recipient = recipient_of(row)
        if recipient is None:
            return False
        words = compose(row.notice, recipient.language)
        message = Message(to=recipient.to, subject=words.subject, text=words.letter, mark=row.mark)
        if row.channel not in self._ports:
            self._ports[row.channel] = channels.channel(row.channel)
        self._ports[row.channel].send(message)
        return True


def due(now: datetime) -> QuerySet[Delivery]:
    """What waits and may be sent now, and what a worker that died began to send."""
    lost = now - timedelta(seconds=settings.HUIYIN_SENDING_SECONDS)
    waiting = Q(state=State.WAITING) & (Q(not_before=None) | Q(not_before__lte=now))
    return Delivery.objects.filter(pending=True).filter(waiting | Q(state=State.SENDING, since__lte=lost))


def failed() -> QuerySet[Delivery]:
    """What could not be sent after all tries."""
    return Delivery.objects.filter(state=State.FAILED)


def _try_again(row: Delivery, now: datetime, error: Exception) -> None:
    log.warning(
        "delivery %s by %s: %s", row.pk, row.channel, type(error).__name__
    )  # its words may hold an address
    if row.tries >= MOST_TRIES:
        _now_is(row, State.FAILED, now, error=type(error).__name__)
        return
    wait = min(timedelta(seconds=5 * 2**row.tries), LONGEST_WAIT)
    _now_is(row, State.WAITING, now, error=type(error).__name__, not_before=now + wait)


def _now_is(
    row: Delivery, state: str, now: datetime, *, error: str = "", not_before: datetime | None = None
) -> None:
    pending = state in (State.WAITING, State.SENDING)
    changed = {
        "state": state,
        "pending": pending,
        "since": now,
        "error": error[:80],
        "not_before": not_before,
    }
    Delivery.objects.filter(pk=row.pk).update(**changed)
