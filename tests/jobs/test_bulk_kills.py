"""kill -9 in the middle of a bulk run: the next worker goes on, no matter is left out and none is done twice."""

import random
import signal
from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.foundation.people.actor import FilerActor
from huiyin.jobs.bulk.asking import ask_for
from huiyin.matters.models import Accused
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.acts.take_online import take_online
from huiyin.work.intake.classifying import Classified
from tests.jobs.test_kills import KILLS, nursery
from tests.named_people import filing, make_county
from tests.staffing_people import hire

pytestmark = pytest.mark.django_db(transaction=True)
MATTERS, BARRED = 6 * KILLS, 4


def a_run_begins() -> None:
    """The head of the letters office hands everything to Anna; from some matters she has withdrawn."""
    county, now = make_county(), timezone.now() - timedelta(minutes=5)
    hire(county, "anna", "letters", "clerk"), hire(county, "hugo", "letters", "head", "clerk")
    anna, ids = county.accounts["anna"], []
    for n in range(MATTERS):
        matter_id = take_online(actor=FilerActor(), at=now, filing=filing()).matter_id
        register(
            actor=county.actor("alice"),
            at=now,
            matter_id=matter_id,
            classified=Classified("appeal", "art31_6"),
        )
        if n < BARRED:
            Accused.objects.create(matter_id=matter_id, no=900, account=anna, how="recused")
        ids.append(matter_id)
    ask_for(county.actor("hugo"), "name_officer", {"officer": anna.pk}, ids, at=timezone.now())


def test_a_bulk_run_outlives_every_kill(tmp_path):
    a_run_begins()
    with nursery(tmp_path) as children:
        left = []
        for _ in range(KILLS):
            assert children.kill("worker", random.uniform(0.05, 0.25)) == signal.SIGKILL
            found = children.count()
            left.append(found["steps"].get("waiting", 0))
            assert found["acts"].get("name_officer", 0) - found["steps"].get("done", 0) in (0, 1)
        assert left[0] > 0, "the run was over before the first kill: more matters are needed"
        children.do("finish")
        found = children.count()
    assert found["runs"] == [[MATTERS - BARRED, BARRED, False]]
    assert found["steps"] == {"done": MATTERS - BARRED, "refused": BARRED}
    assert found["acts"]["name_officer"] == MATTERS - BARRED
    assert found["faults"] == []
