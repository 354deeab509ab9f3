"""Learning at night: only then, only when due, and a fault stops nothing."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from huiyin.jobs.reading.nightly import learn_at_night
from huiyin.services.hints.sorting import learning

HERE = ZoneInfo("Asia/Shanghai")
NIGHT, DAY = datetime(2026, 3, 4, 2, 30, tzinfo=HERE), datetime(2026, 3, 4, 14, 0, tzinfo=HERE)


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """Which tasks were learned; each is due."""
    tasks: list[str] = []

    def learn(task, *, at, on):
        tasks.append(task)
        return learning.Learned(task, 400, row=object(), labels=2)  # type: ignore[arg-type]

    monkeypatch.setattr(learning, "due", lambda task: True)
    monkeypatch.setattr(learning, "learn_task", learn)
    return tasks


def test_by_day_nothing_is_learned(asked):
    assert learn_at_night(DAY) == 0 and asked == []


def test_at_night_every_task_that_is_due_is_learned(asked, monkeypatch):
    assert learn_at_night(NIGHT) == 2 and asked == ["category", "unit"]
    monkeypatch.setattr(learning, "due", lambda task: task == "unit")
    assert learn_at_night(NIGHT) == 1


def test_a_fault_in_one_task_does_not_keep_the_other_from_being_learned(asked, monkeypatch, caplog):
    def broken(task):
        if task == "category":
            raise MemoryError("the text of somebody")
        return True

    monkeypatch.setattr(learning, "due", broken)
    assert learn_at_night(NIGHT) == 1 and asked == ["unit"]
    assert "MemoryError" in caplog.text and "somebody" not in caplog.text
