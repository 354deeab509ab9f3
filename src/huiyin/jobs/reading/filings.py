"""Suggestions for what came in and has no category yet: made after the act, so that no filing waits for them."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from huiyin.matters import gate
from huiyin.matters.models import Matter
from huiyin.matters.record.identity import first_id
from huiyin.services.hints.models import Hint
from huiyin.services.hints.sorting.hinted import Hinted
from huiyin.services.hints.sorting.noting import note

LOOKED_BACK = timedelta(
    days=2
)  # a worker that was away longer leaves older ones to the form, which asks for itself
log = logging.getLogger(__name__)


class Filings:
    """Works through new matters in the order in which they came; where it stands is found again by what it left."""

    def __init__(self) -> None:
        self._last: int | None = None

    def read_one(self, now: datetime) -> bool:
        """Suggest for the next one; False when there is none. One that cannot be read gets no hint and is passed over."""
        if self._last is None:
            self._last = self._stood(now)
        rows = gate.real(Matter.objects.filter(pk__gt=self._last, category="", confidential=False))
        matter = rows.filter(is_open=True).order_by("pk").first()
        if matter is None:
            return False
        self._last = matter.pk
        try:
            note(matter, _read(matter, now), now)
        except Exception as error:
            log.warning("matter %s got no hint: %s", matter.pk, type(error).__name__)
        return True

    def _stood(self, now: datetime) -> int:
        """After the newest matter that has a hint, but never further back than two days."""
        since = first_id(now - LOOKED_BACK)
        newest = Hint.objects.filter(matter_id__gt=since, kind="category").order_by("-matter_id")
        return newest.values_list("matter_id", flat=True).first() or since


def _read(matter: Matter, now: datetime) -> list[Hinted]:
    from huiyin.services.hints.sorting.suggesting import hints_for  # with libraries that no other job needs

    return hints_for(matter, now)
