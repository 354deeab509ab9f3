"""What makes a function an act: one durable transaction, done once for one key."""

import functools
import hashlib
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime
from typing import Any, ParamSpec

from django.db import IntegrityError, transaction

from huiyin.foundation.ledger.rows import insert, select
from huiyin.foundation.ledger.turns import turn
from huiyin.matters.models import Document, DoneOnce, Event
from huiyin.matters.record.refusals import Invalid, Refused

P = ParamSpec("P")
# While this holds a list, acts are only rehearsed: done, looked at and undone; it gathers the papers they issue.
rehearsed: ContextVar[list[Document] | None] = ContextVar("rehearsed", default=None)


def act(function: Callable[P, Event]) -> Callable[P, Event]:
    """Run the function in a durable transaction; with a `key` already used, return that event and do nothing.

    Durable means that an act calling another act fails in its first test. The key makes a repeated submit, a retry
    after a lost answer or a failover harmless (engines.md).
    """

    @functools.wraps(function)
    def doing(*args: P.args, **kwargs: P.kwargs) -> Event:
        raw = kwargs.get("key")
        if rehearsed.get() is not None:
            return _rehearse(function, args, kwargs)
        if not raw:
            with turn(), transaction.atomic(durable=True):
                return function(*args, **kwargs)
        key = mark_of(function.__name__, str(raw))
        try:
            return _once(key, function, args, kwargs)
        except (IntegrityError, Refused, Invalid):
            earlier = _earlier(key)  # another process did the same at the same moment, and we waited for it
            if earlier is None:
                raise
            return earlier

    return doing


def mark_of(act: str, key: str) -> str:
    """How a key is remembered: one form's key means another thing for another act."""
    return hashlib.sha256(f"{act}\x1f{key}".encode()).hexdigest()


def _rehearse(function: Callable[..., Event], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Event:
    with turn(), transaction.atomic(durable=True):
        event = function(*args, **kwargs)
        transaction.set_rollback(True)
    return event


def _once(key: str, function: Callable[..., Event], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Event:
    with turn(), transaction.atomic(durable=True):
        earlier = _earlier(key)
        if earlier is not None:
            return earlier
        event = function(*args, **kwargs)
        at: datetime = kwargs["at"]
        insert(DoneOnce(key=key, matter_id=event.matter_id, event_no=event.no, at=at))
        return event


def _earlier(key: str) -> Event | None:
    row = next(iter(select(DoneOnce, key=key)), None)
    return Event.objects.get(matter_id=row.matter_id, no=row.event_no) if row else None
