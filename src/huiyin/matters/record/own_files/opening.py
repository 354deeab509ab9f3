"""Opening an office's own file: a matter that nobody brought, read by the units that have something to do in it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.models import Unit
from huiyin.matters.along import let_read
from huiyin.matters.gate.scope import OWN_FILE
from huiyin.matters.models import Event, Matter
from huiyin.matters.record.opening import Further, Opening, open_matter


def open_own_file(
    act: str,
    *,
    title: str,
    words: str,
    unit: Unit,
    actor: StaffActor,
    at: datetime,
    further: Further,
    scope: Iterable[Unit] = (),
    category: str = "",
    inner: dict[str, Any] | None = None,
    **given: Any,
) -> Event:
    """Write it in the hands of `unit`; `further` writes the row that holds what only this file has.

    The units of `scope` may read it from now on; resolve each by `impartial.lawful_unit` inside `further` where it may be
    one that is no more. The stage it opens in stands apart, so that nothing meant for people's matters is done there.
    `given` are the facts on which the law judges the act. Raises Refused.
    """
    opening = Opening(
        title=clean(title)[:200],
        body=clean(words),
        claims=(),
        channel=OWN_FILE,
        received_at=at,
        anonymous=True,
        category=category,
        by="office",
        own=True,
    )

    def with_readers(matter: Matter) -> dict[str, Any]:
        public = further(matter)
        let_read(matter, scope, at=at)
        return public

    return open_matter(
        act, opening, office=unit, actor=actor, at=at, further=with_readers, inner=inner, **given
    )
