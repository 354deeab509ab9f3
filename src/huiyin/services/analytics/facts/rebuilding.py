"""Building the base anew from the whole record, a thousand matters at a time."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db.models import F

from huiyin.foundation.units.tree import tree
from huiyin.matters.models import Matter
from huiyin.services.analytics.facts import store
from huiyin.services.analytics.facts.reading import read_files
from huiyin.services.analytics.facts.rows import rows_of
from huiyin.services.analytics.facts.rows.about import Ground
from huiyin.services.analytics.models import FactDelta

AT_A_TIME = 1000


def rebuild(*, at: datetime, say: Callable[[int], object] = lambda done: None) -> store.Base:
    """Read the record into a new base and put it in place; acts that happen meanwhile stay in the delta.

    `say` is told how many matters have been read.
    """
    ground, done = Ground(tree()), 0
    with store.new_folder(at) as folder:
        writing = store.Writing(folder)
        for ids in _in_turns():
            for file in read_files(ids):
                for table, rows in rows_of(file, ground).items():
                    writing.add(table, rows)
            done += len(ids)
            say(done)
        writing.finish()
        base = store.put_in_place(folder, at, done)
    # what was made before the reading began is in the base; what was made or announced since still stands over it
    FactDelta.objects.filter(at__lt=at, wanted=F("made")).delete()
    return base


def _in_turns() -> Iterator[list[int]]:
    last = 0
    while ids := list(
        Matter.objects.filter(pk__gt=last).order_by("id").values_list("id", flat=True)[:AT_A_TIME]
    ):
        yield ids
        last = ids[-1]
