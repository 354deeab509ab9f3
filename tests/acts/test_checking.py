"""Checking what was closed: drawn by lot among those who agreed, asked by another office, and the person's own word first."""

from datetime import timedelta

import pytest

from huiyin.foundation.units.unusable import Unusable
from huiyin.matters import gate
from huiyin.matters.checking.drawing import Scope, draw_sample, end_sample, frame_of
from huiyin.matters.checking.lot import drawn_by
from huiyin.matters.models import Clock, ClosureCheck, Commitment, Matter, Sample
from huiyin.matters.queries.checking.results import result_of
from huiyin.matters.record import Invalid, Refused
from huiyin.work.checking.acts.answer_check import answer_check
from huiyin.work.checking.acts.check_closure import check_closure
from huiyin.work.handling.acts.close import close
from huiyin.work.intake.filing import Petitioner
from huiyin.work.promises.acts.agree_contact import agree_contact
from huiyin.work.promises.acts.keep_promise import keep_promise
from tests.named_people import person

WANG = Petitioner("王琴", phone="0000-7654321", may_call=True)
LI = Petitioner("李明", phone="0000-7654322")


@pytest.fixture
def closed(county, a_matter, at):
    """A matter that the housing bureau answered, reported as done and closed, on the twentieth."""

    def do(*, agreed=True, **changes):
        matter = a_matter("served", petitioners=(WANG if agreed else LI,), **changes)
        bob, when = county.actor("bob"), at + timedelta(days=10)
        no = Commitment.objects.get(matter=matter).no
        keep_promise(actor=bob, at=when, matter_id=matter.pk, commitment=no, evidence="曳引机已更换")
        close(actor=bob, at=when, matter_id=matter.pk)
        matter.refresh_from_db()
        return matter

    return do


@pytest.fixture
def draw(county, at):
    def do(size=10, who="dora", seed="", **scope):
        given = {"first": at.date(), "last": (at + timedelta(days=20)).date(), **scope}
        when = at + timedelta(days=30)
        return draw_sample(actor=county.actor(who), at=when, scope=Scope(**given), size=size, seed=seed)

    return do


def check_of(matter) -> ClosureCheck:
    return ClosureCheck.objects.get(matter=matter)


def asked(county, matter, when, said, who="dora", **more):
    return check_closure(actor=county.actor(who), at=when, matter_id=matter.pk, said=said, **more)


def refused(code, do):
    with pytest.raises(Refused) as no:
        do()
    assert no.value.refusal.code == code


def test_only_those_who_agreed_are_drawn_and_the_same_seed_draws_the_same(county, closed, draw, a_matter):
    willing = [closed() for _ in range(4)]
    closed(agreed=False)
    a_matter("served", petitioners=(WANG,))  # still open
    first = draw(size=2, seed="a seed")
    assert (first.closed, first.frame, first.drawn, first.seed) == (5, 4, 2, "a seed")
    drawn = [row.matter_id for row in ClosureCheck.objects.filter(sample_id=first.pk).order_by("matter_id")]
    assert drawn == drawn_by("a seed", [one.pk for one in willing], 2)
    again = draw(size=2, seed="a seed")
    rows = ClosureCheck.objects.filter(sample_id=again.pk).order_by("matter_id")
    assert [row.matter_id for row in rows] == drawn and again.scope["frame"] == first.scope["frame"]
    row = rows[0]
    assert (
        row.unit_id == county.units["housing"].pk and row.state == "drawn" and "曳引机已更换" in row.claimed
    )
    assert draw(size=2).seed != draw(size=2).seed


def test_what_the_asking_office_closed_itself_is_not_drawn(county, closed, draw):
    mine, theirs = closed(), closed()
    Matter.objects.filter(pk=mine.pk).update(holder=county.units["letters"])
    sample = draw()
    assert (sample.closed, sample.frame, sample.scope["own"]) == (2, 1, 1)
    assert ClosureCheck.objects.get().matter_id == theirs.pk


def test_the_frame_is_the_days_the_units_and_what_one_may_see(county, closed, draw, at):
    matter = closed()
    with pytest.raises(Unusable):
        draw(first=(at - timedelta(days=9)).date(), last=(at - timedelta(days=1)).date())
    with pytest.raises(Unusable):
        draw(units=(county.units["labour"].pk,))
    assert draw(units=(county.units["housing"].pk,), category="housing").drawn == 1
    Matter.objects.filter(pk=matter.pk).update(confidential=True)  # a report is never asked about in this way
    everything = Scope(at.date(), (at + timedelta(days=20)).date())
    for name in ("dora", "gina"):
        assert frame_of(county.actor(name), everything).closed == 0


def test_who_may_draw_and_what_is_no_drawing(county, closed, draw, at):
    closed()
    for who in ("bob", "alice", "rita"):
        with pytest.raises(gate.NotPermitted):
            draw(who=who)
    for wrong in (
        {"size": 0},
        {"size": 401},
        {"last": (at + timedelta(days=31)).date()},
        {"first": (at + timedelta(days=25)).date()},
    ):
        with pytest.raises(Unusable):
            draw(**wrong)
    assert Sample.objects.count() == ClosureCheck.objects.count() == 0


def test_asked_and_answered_changes_no_date_and_no_stage(county, closed, draw, at):
    matter = closed()
    draw()
    clocks, when = list(Clock.objects.filter(matter=matter).values()), at + timedelta(days=31)
    event = asked(county, matter, when, "check_not_solved", words="电梯又停了")
    row = check_of(matter)
    assert (row.state, row.said, row.words, row.by, row.tries) == (
        "said",
        "check_not_solved",
        "电梯又停了",
        "office",
        1,
    )
    assert event.public["said"] == "check_not_solved" and "曳引机" in event.public["claimed"]
    matter.refresh_from_db()
    assert matter.stage == "closed" and not matter.is_open
    assert list(Clock.objects.filter(matter=matter).values()) == clocks


def test_the_unit_that_closed_it_does_not_ask_and_consent_may_be_taken_back(county, closed, draw, at):
    matter, when = closed(), at + timedelta(days=31)
    refused("check_not_drawn", lambda: asked(county, matter, when, "check_solved"))
    draw()
    refused("check_own_closing", lambda: asked(county, matter, when, "check_solved", who="bob"))
    refused("check_no_answer", lambda: asked(county, matter, when, ""))
    agree_contact(actor=person(matter), at=when, matter_id=matter.pk, may_call=False, e_service=False)
    refused("check_no_consent", lambda: asked(county, matter, when, "check_solved"))
    with pytest.raises(gate.NoSuchMatter):
        asked(county, matter, when, "check_solved", who="carol")


def test_three_tries_at_most_and_nobody_is_asked_again_who_does_not_wish_to(county, closed, draw, at):
    matter, other, when = closed(), closed(), at + timedelta(days=31)
    draw()
    for n in range(1, 4):
        asked(county, matter, when + timedelta(hours=n), "check_not_reached")
        assert (check_of(matter).state, check_of(matter).tries) == ("not_reached", n)
    refused("check_asked_enough", lambda: asked(county, matter, when + timedelta(hours=9), "check_solved"))
    asked(county, other, when, "check_declined", words="不想说")
    assert (check_of(other).state, check_of(other).said, check_of(other).words) == ("declined", "", "")
    refused("check_declined_once", lambda: asked(county, other, when + timedelta(hours=1), "check_solved"))


def test_the_persons_own_word_stands_and_may_be_changed_until_the_check_ends(county, closed, draw, at):
    matter, when = closed(), at + timedelta(days=31)
    sample = draw()
    asked(county, matter, when, "check_solved")
    say = {"actor": person(matter), "matter_id": matter.pk}
    answer_check(at=when + timedelta(hours=1), said="check_not_solved", words="又停了", **say)
    row = check_of(matter)
    assert (row.said, row.by, row.tries) == ("check_not_solved", "person", 1)
    refused("check_word_given", lambda: asked(county, matter, when + timedelta(hours=2), "check_solved"))
    answer_check(at=when + timedelta(hours=3), said="check_partly", **say)
    assert check_of(matter).said == "check_partly"
    refused("check_nothing_said", lambda: answer_check(at=when, said="", **say))
    for wrong in ("check_not_reached", "done"):
        with pytest.raises(Invalid):
            answer_check(at=when, said=wrong, **say)
    end_sample(sample.pk, actor=county.actor("dora"), at=when + timedelta(days=1))
    refused("check_not_open", lambda: answer_check(at=when + timedelta(days=2), said="check_solved", **say))
    refused("check_not_drawn", lambda: asked(county, matter, when + timedelta(days=2), "check_solved"))
    with pytest.raises(Unusable):
        end_sample(sample.pk, actor=county.actor("dora"), at=when)


def test_the_person_needs_no_consent_to_speak(county, closed, draw, at):
    matter, when = closed(), at + timedelta(days=31)
    draw()
    agree_contact(actor=person(matter), at=when, matter_id=matter.pk, may_call=False, e_service=False)
    answer_check(actor=person(matter), at=when, matter_id=matter.pk, said="check_solved")
    assert check_of(matter).state == "said"


def test_what_came_of_it_counts_the_silent_and_tells_no_share_of_few(county, closed, draw, at):
    matters, when = [closed() for _ in range(4)], at + timedelta(days=31)
    sample = draw()
    for matter, said in zip(matters, ("check_solved", "check_not_solved", "check_declined"), strict=False):
        asked(county, matter, when, said)
    result = result_of(sample, on=when.date())
    whole = result.whole
    assert (whole.drawn, whole.answered, whole.declined, whole.not_reached, whole.waiting) == (4, 2, 1, 0, 1)
    solved = whole.shares["check_solved"]
    assert (solved.share, solved.worst, solved.best) == (0.5, 0.25, 0.75) and solved.low < 0.5 < solved.high
    assert [(unit, one.enough, one.shares) for unit, one in result.by_unit] == [
        (county.units["housing"].pk, False, {})
    ]
    ClosureCheck.objects.filter(sample_id=sample.pk).update(state="said", said="check_solved")
    for n in range(8):
        ClosureCheck.objects.create(
            matter=matters[0],
            no=9000 + n,
            sample_id=sample.pk,
            unit=county.units["housing"],
            state="said",
            said="check_solved",
        )
    Sample.objects.filter(pk=sample.pk).update(frame=20)
    sample.refresh_from_db()
    ((_, housing),) = result_of(sample, on=when.date()).by_unit
    assert housing.enough and housing.shares["check_solved"].share == 1
