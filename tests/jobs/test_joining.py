"""Joined matters in the worker: killed anywhere between the acts and the end of its row, nothing is lost and nothing is doubled."""

from dataclasses import replace
from datetime import timedelta

import pytest

from huiyin.foundation.ledger.models import Outbox
from huiyin.jobs import follow
from huiyin.jobs.deeds import joined as deeds
from huiyin.matters.models import Claim, Document, Event, Matter, Relation
from huiyin.services.notices.compose import compose
from huiyin.services.notices.models import Notice
from huiyin.work.handling.acts.decide import decide
from huiyin.work.intake.filing import Petitioner
from huiyin.work.joining.acts.merge import merge
from tests.named_people import answers

LATER = timedelta(days=9)


class Killed(BaseException):
    """The worker is gone: nothing catches this, as nothing catches a kill."""


def work_off(now) -> None:
    while follow.follow_one(now):
        pass


@pytest.fixture
def three(county, a_matter, at):
    """Wang's matter leads; Li's and Zhao's are about the same lift. All that came before is worked off."""
    lead = a_matter("accepted")
    others = [a_matter("accepted", petitioners=(Petitioner(name),)) for name in ("李大山", "赵小河")]
    work_off(at + timedelta(days=4))
    for one in others:
        given = {"into": lead.pk, "reason": "同一部电梯"}
        merge(actor=county.actor("bob"), at=at + timedelta(days=5), matter_id=one.pk, **given)
    return lead, others


def decided(county, lead, at):
    """Every claim of the leading matter as it now is gets the same answer."""
    one = answers(at.date())[0]
    places = Claim.objects.filter(matter=lead).values_list("position", flat=True)
    given = tuple(replace(one, claim=n) for n in sorted(places))
    return decide(actor=county.actor("bob"), at=at, matter_id=lead.pk, answers=given)


def dies_after(monkeypatch, act: str, *, times: int) -> None:
    """Let the worker be killed right after the act was done, that many times."""
    real, left = getattr(deeds, act), [times]

    def fatal(**given):
        event = real(**given)
        if left[0]:
            left[0] -= 1
            raise Killed
        return event

    monkeypatch.setattr(deeds, act, fatal)


def killed_and_started_again(now) -> int:
    """Work everything off, starting again after every kill; how often it was killed."""
    kills = 0
    while True:
        try:
            work_off(now)
            return kills
        except Killed:
            kills += 1


def test_killed_after_taking_in_it_takes_in_once(three, at, monkeypatch):
    lead, others = three
    dies_after(monkeypatch, "absorb", times=3)
    assert killed_and_started_again(at + LATER) == 3
    lead.refresh_from_db()
    assert (lead.claims, lead.people) == (3, 3)
    assert Event.objects.filter(act="absorb").count() == 2 and not Outbox.objects.exists()
    for one in others:
        assert Notice.objects.filter(matter=one, code="joined").count() == 1
    assert not Notice.objects.filter(matter=lead, code="joined").exists()


def test_killed_after_carrying_over_every_person_has_one_opinion(three, county, at, monkeypatch):
    lead, others = three
    work_off(at + timedelta(days=6))
    decided(county, lead, at + timedelta(days=7))
    dies_after(monkeypatch, "carry_over", times=4)
    assert killed_and_started_again(at + LATER) == 2  # what was carried over is not joined any more
    for one in others:
        one.refresh_from_db()
        assert one.stage == "decided"
        assert Document.objects.filter(matter=one, kind="opinion").count() == 1
        assert Event.objects.filter(matter=one, act="carry_over").count() == 1
        assert Notice.objects.filter(matter=one, code="carried").count() == 1
    assert Notice.objects.filter(matter=lead, code="decided").count() == 1
    assert not Relation.objects.filter(kind="merged_into", until=None).exists()


def test_killed_before_the_first_the_row_is_still_there(three, at, monkeypatch):
    def gone(**_):
        raise Killed

    monkeypatch.setattr(deeds, "absorb", gone)
    with pytest.raises(Killed):
        work_off(at + LATER)
    assert Outbox.objects.filter(act="merge").count() == 2 and not Event.objects.filter(act="absorb").exists()
    monkeypatch.undo()
    work_off(at + LATER)
    assert Event.objects.filter(act="absorb").count() == 2 and not Outbox.objects.exists()


def test_a_decision_overtaking_the_worker_sets_the_joined_free_and_says_so(three, county, at):
    lead, others = three
    decided(county, lead, at + timedelta(days=5))
    work_off(at + LATER)
    for one in others:
        one.refresh_from_db()
        assert one.stage == "accepted" and not Document.objects.filter(matter=one, kind="opinion").exists()
    assert Matter.objects.get(pk=lead.pk).claims == 1 and not Outbox.objects.exists()


def test_no_notice_names_another_persons_matter(three, county, at):
    lead, others = three
    work_off(at + timedelta(days=6))
    decided(county, lead, at + timedelta(days=7))
    work_off(at + LATER)
    all_three = [lead, *others]
    for matter in all_three:
        strangers = [m.number for m in all_three if m.pk != matter.pk]
        for notice in Notice.objects.filter(matter=matter, unit=None):
            said = compose(notice, "zh-hans")
            assert not [n for n in strangers if n in f"{said.subject}{said.text}{notice.params}"]
