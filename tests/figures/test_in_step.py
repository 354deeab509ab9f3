"""After whatever happened the facts made act by act are the facts of a whole reading, however often a worker was killed."""

import random
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from huiyin.foundation.ledger.models import Outbox
from huiyin.interfaces.console.county import ground
from huiyin.interfaces.console.county.living import County
from huiyin.interfaces.console.county.plan import plan
from huiyin.jobs import worker
from huiyin.jobs.figuring import keeping
from huiyin.services.analytics.facts import compacting, refreshing, store
from huiyin.services.analytics.facts.rebuilding import rebuild
from huiyin.services.analytics.models import FactDelta
from huiyin.services.analytics.reader import Reader
from tests.figures.conftest import BUILT, UNTIL, clear, everything

pytestmark = pytest.mark.usefixtures("no_facts")


def follow(some: random.Random) -> None:
    """What the worker does with the outbox, without the notices; it may leave off anywhere."""
    for row in Outbox.objects.order_by("id")[: some.randint(1, 40)]:
        refreshing.note_change(row.chain, row.pk)
        row.delete()
    if some.random() < 0.7:
        refreshing.refresh_some(BUILT, at_a_time=some.randint(1, 9))


def test_after_a_random_history_it_is_the_same_as_a_whole_reading(db):
    some = random.Random(5)
    county = County(ground.lay())
    for nth, _ in enumerate(county.live(some.sample(plan(2022, 1200, UNTIL), 25))):
        if nth == 60:
            rebuild(at=BUILT - timedelta(hours=2))
        if nth == 120:
            compacting.compact(at=BUILT - timedelta(hours=1))
        if nth % 7 == 0:
            follow(some)
    while Outbox.objects.exists() or refreshing.waits():
        follow(some)
    stepwise = everything()
    assert FactDelta.objects.exists() and len(stepwise["matters"]) >= 20
    compacting.compact(at=BUILT)
    assert everything() == stepwise and not FactDelta.objects.exists()
    clear()
    rebuild(at=BUILT)
    whole = everything()
    assert {name: len(rows) for name, rows in whole.items()} == {n: len(r) for n, r in stepwise.items()}
    assert whole == stepwise
    for table in ("items", "stays", "steps", "clocks"):
        assert len(whole[table]) > 20, table


def test_the_worker_does_it_after_each_act_and_builds_the_first_base(a_matter):
    a_matter("forwarded")
    worker.run(once=True, echo=lambda words: None)
    assert not keeping.waits() and store.current() is not None
    with Reader() as reader:
        assert reader.rows("SELECT stage FROM matters") == [("forwarded",)]
    a_matter("accepted")
    worker.run(once=True, echo=lambda words: None)
    with Reader() as reader:
        assert reader.rows("SELECT stage FROM matters ORDER BY stage") == [("accepted",), ("forwarded",)]


def test_a_mark_set_while_facts_are_made_is_not_lost(a_matter, at, monkeypatch):
    matter = a_matter("received")
    refreshing.note_change(matter.pk, 1)
    real = refreshing.read_files

    def and_then_another_act(ids):
        files = real(ids)
        refreshing.note_change(matter.pk, 2)
        return files

    monkeypatch.setattr(refreshing, "read_files", and_then_another_act)
    refreshing.refresh_some(at)
    assert refreshing.waits()
    monkeypatch.setattr(refreshing, "read_files", real)
    assert refreshing.refresh_some(at) == 1 and not refreshing.waits()


def test_killed_while_building_it_leaves_the_old_base(a_matter, at, monkeypatch):
    a_matter("received")
    old = rebuild(at=at)
    monkeypatch.setattr(store.Writing, "finish", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        rebuild(at=at + timedelta(days=1))
    assert store.current() == old
    assert [path.name for path in store.place().glob("base-*")] == [old.folder.name]


def test_making_the_facts_of_one_matter_asks_a_bounded_number_of_questions(
    a_matter, django_assert_max_num_queries
):
    matter = a_matter("served")
    refreshing.note_change(matter.pk, 1)
    with django_assert_max_num_queries(19):
        refreshing.refresh_some(timezone.now())
    assert connection.vendor  # on both stores the same
