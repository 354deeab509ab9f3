"""Why a matter arose: two readings apart from one another, a third word where they differ, figures that show no half of a pair."""

from datetime import date, timedelta

import pytest

from huiyin.matters import gate
from huiyin.matters.models import Cause, Event, Matter
from huiyin.matters.queries.causes.spread import by_cause, coded, grouped, pairs
from huiyin.matters.queries.causes.waiting import differing, to_code, to_read_again, waiting_ids
from huiyin.matters.record import Invalid, Refused
from huiyin.work.causes.acts.code_cause import code_cause
from huiyin.work.causes.acts.settle_cause import settle_cause
from huiyin.work.causes.drawing import chosen, draw_second

WHOLE = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def later(at):
    return at + timedelta(days=40)


@pytest.fixture
def matter(a_matter):
    return a_matter("served")


def code(county, who, matter, when, cause="late_execution", **more):
    return code_cause(actor=county.actor(who), at=when, matter_id=matter.pk, cause=cause, **more)


def drawn(county, when, seed="2026年第四季度"):
    return draw_second(actor=county.actor("dora"), at=when, first=WHOLE[0], last=WHOLE[1], seed=seed)


def test_the_unit_that_handled_it_codes_first_and_nobody_else(county, matter, later):
    assert list(to_code(county.actor("bob"))) == [matter]
    with pytest.raises(gate.NotOnYourDesk):
        code(county, "dora", matter, later)
    with pytest.raises(gate.NoSuchMatter):
        code(county, "carol", matter, later)
    with pytest.raises(Refused) as no:
        code(county, "bob", matter, later, cause="")
    assert no.value.refusal.code == "no_cause"
    code(county, "bob", matter, later, words="两个月没有报修")
    assert list(to_code(county.actor("bob"))) == []
    with pytest.raises(Refused) as no:
        code(county, "ben", matter, later)
    assert no.value.refusal.code == "not_drawn"
    row = Cause.objects.get()
    assert (row.reading, row.code, row.unit) == (1, "late_execution", county.units["housing"])


def test_nobody_who_brings_it_is_named(county, matter, later):
    with pytest.raises(Invalid) as wrong:
        code(county, "bob", matter, later, words="王琴反映以后才办")
    assert [p.field for p in wrong.value.problems] == ["words"] and not Cause.objects.exists()


def test_an_unknown_cause_is_no_cause(county, matter, later):
    with pytest.raises(Exception, match="invented"):
        code(county, "bob", matter, later, cause="invented")
    assert not Cause.objects.exists()


def test_the_second_reader_sees_nothing_of_the_first(county, matter, later):
    code(county, "bob", matter, later, words="拖了两个月")
    dora = county.actor("dora")
    with pytest.raises(Refused) as no:
        code(county, "dora", matter, later)
    assert no.value.refusal.code == "not_drawn"
    assert [row.cause for row in coded(dora, *WHOLE)] == ["late_execution"]
    row = drawn(county, later)
    assert row.matters == [matter.pk] and row.frame == 1 and list(to_read_again(dora)) == [matter]
    for name in ("dora", "bob"):  # no count has the half of a pair
        assert coded(county.actor(name), *WHOLE) == []
    said = Event.objects.get(act="code_cause")
    assert (said.public, said.inner) == ({}, {}) and "readings_differ" not in Matter.objects.get().marks
    code(county, "dora", matter, later, cause="policy_gap")
    assert waiting_ids() == set() and pairs(coded(dora, *WHOLE)) == [("late_execution", "policy_gap")]
    assert all((e.public, e.inner) == ({}, {}) for e in Event.objects.filter(act="code_cause"))


def test_what_was_drawn_once_is_not_drawn_again(county, matter, later):
    code(county, "bob", matter, later)
    drawn(county, later)
    with pytest.raises(Invalid) as wrong:
        drawn(county, later)
    assert [p.field for p in wrong.value.problems] == ["first"]
    with pytest.raises(gate.NotPermitted):
        draw_second(actor=county.actor("bob"), at=later, first=WHOLE[0], last=WHOLE[1], seed="abcdef")
    for field, given in (("seed", (WHOLE, "x")), ("last", (WHOLE[::-1], "abcdefgh"))):
        with pytest.raises(Invalid) as wrong:
            (first, last), seed = given
            draw_second(actor=county.actor("dora"), at=later, first=first, last=last, seed=seed)
        assert [p.field for p in wrong.value.problems] == [field]


def test_a_seed_draws_the_same_ones_in_any_order():
    frame = list(range(1000, 1200))
    first = chosen("2026-Q4", frame, 40)
    assert first == chosen("2026-Q4", reversed(frame), 40) and len(set(first)) == 40
    assert first != chosen("2026-Q3", frame, 40)
    assert chosen("2026-Q4", frame, 400) == sorted(frame, key=chosen("2026-Q4", frame, 200).index)


def test_a_third_person_settles_what_differs(county, matter, later):
    code(county, "bob", matter, later)
    drawn(county, later)
    code(county, "dora", matter, later, cause="policy_gap")
    county.accounts["gina"].roles.add(county.accounts["dora"].roles.get())
    gina = county.actor("gina")
    assert [one.matter for one in differing(gina)] == [matter] and differing(county.actor("dora")) == []
    ask = {"at": later, "matter_id": matter.pk, "cause": "policy_gap"}
    with pytest.raises(Refused) as no:
        settle_cause(actor=county.actor("dora"), reason="维持", **ask)
    assert no.value.refusal.code == "no_third"
    with pytest.raises(Refused) as no:
        settle_cause(actor=gina, reason=" ", **ask)
    assert no.value.refusal.code == "settled_without_reason"
    settle_cause(actor=gina, reason="规定没有写期限", **ask)
    (row,) = coded(gina, *WHOLE)
    assert row.cause == "policy_gap" and row.pair == ("late_execution", "policy_gap"), (
        "agreement stays as it was"
    )
    assert differing(gina) == []
    with pytest.raises(Refused) as no:
        settle_cause(actor=gina, reason="再定", **ask)
    assert no.value.refusal.code == "nothing_differs"


def test_a_report_is_not_coded_and_in_no_list(county, filed, at):
    report = filed(kind="report", accused_units=(county.units["township"].pk,))
    Matter.objects.filter(pk=report.pk).update(
        stage="closed", is_open=False, kind="report", confidential=True
    )
    rita = county.actor("rita")
    county.accounts["rita"].roles.add(county.accounts["bob"].roles.get(code="handler"))
    with pytest.raises(Refused) as no:
        code(county, "rita", report, at)
    assert no.value.refusal.code == "cause_of_report"
    assert report not in to_code(rita) and list(to_code(county.actor("rita"))) == []


def test_small_groups_say_nothing(county):
    from huiyin.matters.queries.causes.spread import Coded

    rows = [Coded("policy_gap", "lift", 1, None)] * 5 + [Coded("work_style", "bus", 1, None)] * 4
    lift_bus = {g.key: g.causes for g in grouped(rows, lambda r: r.category, few=5)}
    assert lift_bus == {"lift": {"policy_gap": 5}, "bus": {}}
    assert by_cause(rows) == {"policy_gap": 5, "work_style": 4}
