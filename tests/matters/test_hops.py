"""Where a matter lay and whose the lost days are: a pure count over stays and clocks."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from huiyin.matters.models import Clock, Event, Holding, Matter
from huiyin.matters.queries.routing.hops import hops, last_moment

HERE = ZoneInfo("Asia/Shanghai")
START = datetime(2026, 3, 2, 23, 50, tzinfo=HERE)  # ten minutes to midnight: days are the office's own
LETTERS, HOUSING, LABOUR = 1, 2, 3


def stay(
    no: int, unit: int, since: int, until: int | None, taken: int | None = None, how: str = "forward"
) -> Holding:
    """A stay from one day to another, taken up on a third."""
    days = {
        name: START + timedelta(days=n)
        for name, n in (("since", since), ("until", until), ("taken", taken))
        if n is not None
    }
    return Holding(
        no=no,
        unit_id=unit,
        how=how,
        since=days["since"],
        until=days.get("until"),
        taken_up_at=days.get("taken"),
    )


def answer(no: int, start: int, ended: int | None, unit: int = LETTERS) -> Clock:
    """The clock of an objection."""
    day = START.date()
    return Clock(
        no=no,
        limit="answer_objection",
        unit_id=unit,
        start=day + timedelta(days=start),
        due=day + timedelta(days=start + 3),
        running=ended is None,
        ended_on=day + timedelta(days=ended) if ended is not None else None,
    )


def lost(found) -> list[tuple[int, int, str, bool]]:
    return [(c.unit_id, c.days, c.why, c.running) for hop in found for c in hop.charges]


def test_time_before_anybody_takes_it_up_is_the_desks_own():
    found = hops(
        [stay(1, LETTERS, 0, 5, taken=2, how="taken"), stay(3, HOUSING, 5, None)],
        [],
        at=START + timedelta(days=9),
    )
    assert [(h.unit_id, h.how, h.days) for h in found] == [(LETTERS, "taken", 5), (HOUSING, "forward", 4)]
    assert lost(found) == [(LETTERS, 2, "untaken", False), (HOUSING, 4, "untaken", True)]


def test_what_is_taken_up_at_once_costs_nobody_anything():
    found = hops([stay(1, LETTERS, 0, None, taken=0, how="taken")], [], at=START + timedelta(days=9))
    assert lost(found) == [] and found[0].days == 9


def test_a_desk_that_passed_it_on_unread_is_charged_for_all_of_its_days():
    assert lost(
        hops([stay(1, HOUSING, 0, 6), stay(3, LABOUR, 6, None, taken=6)], [], at=START + timedelta(days=7))
    ) == [(HOUSING, 6, "untaken", False)]


def test_waiting_for_the_answer_to_an_objection_is_charged_to_the_sender():
    stays = [
        stay(1, LETTERS, 0, 1, taken=0),
        stay(4, HOUSING, 1, 8, taken=2),
        stay(9, LETTERS, 8, None, taken=8),
    ]
    assert lost(hops(stays, [answer(6, 2, 8)], at=START + timedelta(days=9))) == [
        (HOUSING, 1, "untaken", False),
        (LETTERS, 6, "answer", False),
    ]


def test_an_answer_still_owed_grows_with_the_days():
    stays = [stay(1, LETTERS, 0, 1, taken=0), stay(4, HOUSING, 1, None, taken=1)]
    for days in (3, 20):
        found = hops(stays, [answer(6, 1, None)], at=START + timedelta(days=days))
        assert lost(found) == [(LETTERS, days - 1, "answer", True)]


def test_who_reads_along_held_nothing():
    beside = [stay(5, LABOUR, 2, 2, how="joint"), stay(6, LABOUR, 2, 2, how="office")]
    found = hops([stay(1, LETTERS, 0, None, taken=0), *beside], [], at=START + timedelta(days=3))
    assert [h.unit_id for h in found] == [LETTERS]


def test_on_one_day_each_objection_belongs_to_the_desk_it_was_made_at():
    stays = [
        stay(1, LETTERS, 0, 0, taken=0),
        stay(4, HOUSING, 0, 0, taken=0),
        stay(8, LETTERS, 0, 0, taken=0),
        stay(10, LABOUR, 0, None, taken=0),
    ]
    found = hops(stays, [answer(6, 0, 0), answer(12, 0, None)], at=START + timedelta(days=2))
    assert [[c.days for c in h.charges] for h in found] == [[], [], [], [2]]


def test_nobody_is_charged_after_the_end():
    matter = Matter(is_open=False)
    ended = START + timedelta(days=4)
    events = [
        Event(at=ended, stage_before="served", stage_after="closed"),
        Event(at=ended + timedelta(days=30), stage_before="closed", stage_after="closed"),
    ]
    end = last_moment(matter, events, START + timedelta(days=90))
    assert end == ended and hops([stay(1, LETTERS, 0, None)], [], at=end)[0].days == 4
    assert last_moment(Matter(is_open=True), events, START) == START
    assert date(2026, 3, 2) == START.date()
