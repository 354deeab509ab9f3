"""The sweep for lapses: everything a trigger may be found on is looked at once, however often the sweep comes round."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice

from django.conf import settings
from django.db.models import Q

from huiyin.domain.law.counsel import Counsel, counsel
from huiyin.domain.law.load.packs import pack_names
from huiyin.domain.law.triggers.trigger import Trigger
from huiyin.foundation.people.actor import SystemActor
from huiyin.jobs.supervision.looking import suspects
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.facts import local_day
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.lapses.seen import lapse_in, presses
from huiyin.matters.models import Matter
from huiyin.work.supervision.acts.find_lapse import find_lapse

BATCH = 200
A_SWEEP = 5_000  # at most; on a large base the rest waits for the next sweep, and notices go out meanwhile
Stop = Callable[[], bool]


def find_lapses(now: datetime, *, stop: Stop = lambda: False) -> int:
    """Put on record what the laws of the matters find; how many there were."""
    return sum(1 for _ in islice(_found(now, stop), A_SWEEP))


def _found(now: datetime, stop: Stop) -> Iterator[None]:
    for law in _laws():
        for trigger in law.triggers():
            yield from _sweep(trigger, law, now, stop)


def _laws() -> list[Counsel]:
    """The laws that press offices: of this installation with its place, of others as they stand."""
    own = counsel_for_new()
    others = [counsel(name) for name in pack_names() if name != settings.HUIYIN_PACK]
    return [law for law in (own, *others) if law.triggers() and law.knows("find_lapse")]


def _sweep(trigger: Trigger, law: Counsel, now: datetime, stop: Stop) -> Iterator[None]:
    """Once for each lapse found, batch by batch in the order of matters; what is none is passed by until the next sweep."""
    rows, after = suspects(trigger, law, local_day(now)), Q()
    while not stop():
        batch = list(rows.filter(after).values_list("matter_id", "no")[:BATCH])
        matters = Matter.objects.in_bulk({matter_id for matter_id, _ in batch})
        for matter_id, no in batch:
            if not stop() and _find(matters[matter_id], trigger.name, no, now):
                yield
        if len(batch) < BATCH:
            break
        last, number = batch[-1]
        after = Q(matter_id__gt=last) | Q(matter_id=last, no__gt=number)


def _find(matter: Matter, trigger: str, ref: int, now: datetime) -> bool:
    """Look without the lock first: most of what is passed by costs no transaction."""
    if not presses(matter) or lapse_in(matter, trigger, ref, local_day(now)) is None:
        return False
    try:
        key = f"lapse:{matter.pk}:{trigger}:{ref}"
        find_lapse(actor=SystemActor(), at=now, matter_id=matter.pk, trigger=trigger, ref=ref, key=key)
    except (Refused, Invalid):  # gone, or found by another process, between our look and the act
        return False
    return True
