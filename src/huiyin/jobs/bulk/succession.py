"""A matter is never without an organ: whatever still lies with a unit that is no more passes on by itself (Art 24(2))."""

import logging
from collections.abc import Callable, Iterator
from datetime import date, datetime

from huiyin.domain.law.terms import LawError
from huiyin.foundation.people.actor import SystemActor
from huiyin.foundation.units.reorganising import settle
from huiyin.foundation.units.tree import tree
from huiyin.matters.facts import local_day
from huiyin.matters.failures import Invalid, NoSuchMatter, Refused
from huiyin.matters.models import Matter
from huiyin.work.staffing.acts.succeed import succeed
from huiyin.work.staffing.inheriting import OWED

BATCH = 500
log = logging.getLogger(__name__)


def pass_on(now: datetime, *, stop: Callable[[], bool] = lambda: False) -> int:
    """Pass on what units left behind that ended before today; returns how many matters.

    One act for each matter, so it may be cut off anywhere and goes on at the next sweep. What no office here may take
    stays where it is and is tried again; `huiyin doctor` names it.
    """
    settle(local_day(now))
    return sum(_pass_on(matter_id, now) for matter_id in left_behind(local_day(now)) if not stop())


def left_behind(on: date, *, archive: bool = False) -> Iterator[int]:
    """Ids of open matters of which anything lies with an ended unit; with `archive` also closed files of such units."""
    gone = sorted(tree().ended(on))
    if not gone:
        return
    seen: set[int] = set()
    held = {} if archive else {"is_open": True}
    for column in ("holder_id__in", "office_id__in"):
        yield from _new(_by_key(Matter, "pk", {column: gone, **held}), seen)
    for table, column, still_owed in OWED:
        owed = {f"{column}_id__in": gone, **{n: v for n, v in still_owed.items() if v is not None}}
        owed |= {f"{n}__isnull": True for n, v in still_owed.items() if v is None}
        yield from _new(_by_key(table, "matter_id", owed), seen)


def stuck(on: date) -> int:
    """How many open matters lie on the desk of a unit that is no more."""
    return Matter.objects.filter(holder_id__in=tree().ended(on), is_open=True).count()


def _pass_on(matter_id: int, now: datetime) -> bool:
    try:
        succeed(actor=SystemActor(), at=now, matter_id=matter_id)
    except (Refused, NoSuchMatter):  # it moved on between the look and the act
        return False
    except (Invalid, LawError) as failure:
        log.warning("a matter cannot pass on from its ended unit: %s", type(failure).__name__)
        return False
    return True


def _by_key(table: type, key: str, equal: dict[str, object]) -> Iterator[int]:
    """The matters in the order of their ids, a batch at a time: what an act changed meanwhile does not shift them."""
    last = 0
    while (
        ids := list(
            table.objects.filter(**equal, **{f"{key}__gt": last})  # type: ignore[attr-defined]
            .order_by(key)
            .values_list(key, flat=True)
            .distinct()[:BATCH]
        )
    ):
        yield from ids
        last = ids[-1]


def _new(found: Iterator[int], seen: set[int]) -> Iterator[int]:
    for matter_id in found:
        if matter_id not in seen:
            seen.add(matter_id)
            yield matter_id
