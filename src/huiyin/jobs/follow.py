"""Working off the outbox: a row's follow-ups and its removal are one transaction, so none is lost or done twice."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from huiyin.foundation.ledger.models import Outbox
from huiyin.jobs.deeds.joined import Deed, deeds_after
from huiyin.jobs.happening import Happening, happening
from huiyin.jobs.receptions.carrying import places_after
from huiyin.jobs.table import FOLLOW_UPS
from huiyin.services.analytics.facts.refreshing import note_change
from huiyin.services.notices.telling import tell

MOST_TRIES = 10  # then a row is parked for `huiyin doctor` to show
LONGEST_WAIT = timedelta(hours=1)
log = logging.getLogger(__name__)


def follow_one(now: datetime) -> bool:
    """Follow up the oldest announcement that is due; False when there is none.

    A killed worker leaves the row as it was. On PostgreSQL several workers pass one another by skipping what another
    one holds; on SQLite the transaction is IMMEDIATE, so there is only ever one at work.
    """
    row, deeds = None, []
    try:
        with transaction.atomic():
            row = due(now).order_by("id").select_for_update(skip_locked=True).first()
            deeds = _finish(row, now) if row is not None else []
        if row is not None and deeds:
            _carry_out(row, deeds, now)
    except Exception as error:
        if row is None:
            raise
        _put_off(row, now, error)
    return row is not None


def _finish(row: Outbox, now: datetime) -> list[Deed]:
    """Tell what is to be told and take the row away; where further acts have to come first, leave it and give them."""
    done = happening(row, now) if FOLLOW_UPS[row.act] else None
    deeds = [*deeds_after(done), *places_after(done)] if done else []
    if not deeds:
        _tell(done, row, now)
        _leave(row)
    return deeds


def _carry_out(row: Outbox, deeds: list[Deed], now: datetime) -> None:
    """Do the acts, each in a transaction of its own, and then what any row leads to.

    Killed in between, the worker finds the row again; an act already done is not done twice, by its key.
    """
    for deed in deeds:
        deed()
    with transaction.atomic():
        mine = Outbox.objects.filter(pk=row.pk).select_for_update(skip_locked=True).first()
        if mine is not None:
            _tell(happening(mine, now), mine, now)
            _leave(mine)


def waits(now: datetime) -> bool:
    """Whether there is anything to follow up; looking first costs nobody the lock."""
    return due(now).exists()


def due(now: datetime) -> QuerySet[Outbox]:
    """The announcements that may be followed up now."""
    return Outbox.objects.filter(Q(not_before=None) | Q(not_before__lte=now), tries__lt=MOST_TRIES)


def parked() -> QuerySet[Outbox]:
    """The announcements that failed so often that somebody has to look at them."""
    return Outbox.objects.filter(tries__gte=MOST_TRIES)


def unpark() -> int:
    """Let the parked ones be tried again; returns how many."""
    return parked().update(tries=0, not_before=None)


def _tell(done: Happening | None, row: Outbox, now: datetime) -> None:
    if done is not None:
        tell([draft for follow_up in FOLLOW_UPS[row.act] for draft in follow_up(done)], now=now)


def _leave(row: Outbox) -> None:
    """Take the row away; the facts of its matter are made again from then on."""
    note_change(row.chain, row.pk)
    row.delete()


def _put_off(row: Outbox, now: datetime, error: Exception) -> None:
    wait = min(timedelta(seconds=2**row.tries), LONGEST_WAIT)
    Outbox.objects.filter(pk=row.pk).update(tries=F("tries") + 1, not_before=now + wait)
    log.warning("outbox row %s (%s) of matter %s: %s", row.pk, row.act, row.chain, type(error).__name__)
