"""Numbers of people, days and hours are read as offices write them."""

from datetime import date

import pytest

from huiyin.domain.reading.figures import counts_in, days_in, hours_in, people_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("群众１２人来访，又来21余人", [12, 21]),
        ("1,200 people came, 1 person spoke", [1200, 1]),
        ("12名群众", [12]),
        ("人到齐了", []),
    ],
)
def test_people(text, found):
    assert people_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026年3月9日至3月10日", [date(2026, 3, 9), date(2026, 3, 10)]),
        ("by 2026-04-10.", [date(2026, 4, 10)]),
        ("13月40日、2026-02-30", []),
        ("编号2026-0001-33", []),
    ],
)
def test_days(text, found):
    assert days_in(text, 2026) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9：30开始，11:05结束", ["09:30", "11:05"]),
        ("9点半到，10时5分走，14时整", ["09:30", "10:05", "14:00"]),
        ("2026-03-09", []),
    ],
)
def test_hours(text, found):
    assert hours_in(text) == found


def test_counts():
    assert counts_in("提出3项诉求，第1条诉求，2条诉求", "demand") == [3, 2] and counts_in(
        "1 promise", "promise"
    ) == [1]
