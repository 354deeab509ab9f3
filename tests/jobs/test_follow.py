"""What each act brings: who is told what, once, and never a word too much."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from huiyin.domain.law.counsel import counsel
from huiyin.foundation.ledger.models import Outbox
from huiyin.jobs import follow
from huiyin.jobs.table import FOLLOW_UPS
from huiyin.matters.models import Commitment
from huiyin.services.notices.compose import compose
from huiyin.services.notices.models import Notice
from huiyin.work.feedback.acts.rate import rate
from huiyin.work.handling.acts.ask_for_more import ask_for_more
from huiyin.work.handling.acts.extend import extend
from huiyin.work.intake.acts.add_material import add_material
from huiyin.work.intake.acts.refuse import refuse
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.acts.withdraw import withdraw
from huiyin.work.intake.classifying import Classified
from huiyin.work.promises.acts.keep_promise import keep_promise
from tests.named_people import person


def follow_all(now) -> int:
    done = 0
    while follow.follow_one(now):
        done += 1
    return done


def told(matter, *, to=None) -> list[str]:
    return list(Notice.objects.filter(matter=matter, unit=to).order_by("id").values_list("code", flat=True))


def test_every_act_of_the_law_has_its_line(settings):
    acts = set(counsel(settings.HUIYIN_PACK).pack.acts)
    assert acts <= set(FOLLOW_UPS), f"no line in jobs/table.py: {acts - set(FOLLOW_UPS)}"


def test_a_life_is_told_to_the_person_step_by_step(a_matter, county, at):
    matter = a_matter("served")
    assert follow_all(at + timedelta(days=6)) == 6
    assert told(matter) == ["forwarded", "accepted", "decided", "served"]
    assert told(matter, to=county.units["letters"]) == ["desk_new"]
    assert told(matter, to=county.units["housing"]) == ["desk_passed"]
    assert Outbox.objects.count() == 0


def test_a_date_that_is_told_carries_its_article_and_computation(a_matter, at):
    matter = a_matter("accepted")
    follow_all(at + timedelta(days=4))
    notice = Notice.objects.get(matter=matter, code="accepted")
    chinese, english = compose(notice, "zh-hans"), compose(notice, "en")
    assert "第三十四条" in chinese.text and "2026年5月12日" in chinese.text
    assert matter.number in english.subject and "2026-05-12" in english.text
    assert "/track/" in chinese.where


def test_where_it_went_is_named(a_matter, county, at):
    matter = a_matter("forwarded")
    follow_all(at + timedelta(days=3))
    assert (
        county.units["housing"].name
        in compose(Notice.objects.get(matter=matter, code="forwarded"), "zh-hans").text
    )


def test_what_handling_brings(a_matter, county, at):
    matter = a_matter("accepted")
    bob, later = county.actor("bob"), at + timedelta(days=5)
    ask_for_more(
        actor=bob,
        at=later,
        matter_id=matter.pk,
        what=("购房合同",),
        why="核对楼号",
        needed_by=date(2026, 3, 25),
        otherwise="按现有材料办理",
    )
    extend(actor=bob, at=later, matter_id=matter.pk, days=20, reason="需要专业机构鉴定", approver="局长")
    add_material(actor=person(matter), at=later, matter_id=matter.pk, text="补充一张照片的说明")
    follow_all(later)
    assert told(matter)[-2:] == ["more", "extended"]
    assert told(matter, to=county.units["housing"])[-1] == "material"
    extended = compose(Notice.objects.get(matter=matter, code="extended"), "en").text
    assert "2026-06-01" in extended  # 20 days on from 12 May


def test_a_promise_kept_is_told_and_a_rating_is_nobodys_news(a_matter, county, at):
    matter = a_matter("served")
    later = at + timedelta(days=8)
    promise = Commitment.objects.get(matter_id=matter.pk)
    keep_promise(
        actor=county.actor("bob"),
        at=later,
        matter_id=matter.pk,
        commitment=promise.no,
        evidence="电梯已恢复运行",
    )
    rate(actor=person(matter), at=later, matter_id=matter.pk, office="satisfied")
    before = Notice.objects.count()
    follow_all(later)
    assert told(matter)[-1] == "promise_kept"
    assert Notice.objects.filter(unit=None).count() == 5
    assert Notice.objects.count() > before


def test_refused_and_withdrawn(filed, county, at):
    alice = county.actor("alice")
    refused, withdrawn = filed(), filed(body="另一件事情：路灯不亮已经三个月了，请修。", title="路灯不亮")
    register(actor=alice, at=at, matter_id=refused.pk, classified=Classified("appeal", "art31_6"))
    refuse(
        actor=alice,
        at=at,
        matter_id=refused.pk,
        ground="accepted_upstairs",
        reason="云陵市住房和城乡建设局已受理，正在期限内办理",
        right_door="云陵市住房和城乡建设局，人民路2号",
    )
    withdraw(actor=person(withdrawn), at=at, matter_id=withdrawn.pk)
    follow_all(at)
    assert told(refused) == ["refused"]
    assert told(withdrawn, to=county.units["letters"]) == ["desk_new", "withdrawn"]


def test_no_notice_says_what_a_matter_is_about(a_matter, at):
    matter = a_matter("served")
    follow_all(at + timedelta(days=6))
    for notice in Notice.objects.all():
        for language in ("zh-hans", "en"):
            words = compose(notice, language)
            said = words.subject + words.letter
            assert matter.title not in said and "电梯" not in said and "王琴" not in said
            assert "%(" not in said


def test_following_up_twice_tells_once(a_matter, at):
    a_matter("forwarded")
    rows = list(Outbox.objects.all())
    follow_all(at + timedelta(days=3))
    count = Notice.objects.count()
    for row in rows:  # as if the removal had been lost
        row.save(force_insert=True)
    assert follow_all(at + timedelta(days=3)) == len(rows)
    assert Notice.objects.count() == count


@pytest.mark.django_db(transaction=True)
def test_a_failure_puts_off_and_ten_park(filed, at, monkeypatch):
    filed()
    monkeypatch.setitem(FOLLOW_UPS, "take_online", (lambda done: 1 / 0,))
    now = at
    for tries in range(1, 11):
        assert follow.follow_one(now)
        row = Outbox.objects.get()
        assert row.tries == tries and row.not_before > now
        assert Notice.objects.count() == 0
        assert not follow.follow_one(now)  # not before its time
        now = row.not_before
    assert not follow.follow_one(now) and follow.parked().count() == 1
    assert follow.unpark() == 1
    monkeypatch.undo()
    assert follow.follow_one(now) and Outbox.objects.count() == 0 and Notice.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_row_and_its_follow_ups_are_one_transaction(filed, at, monkeypatch):
    filed()
    from huiyin.jobs import follow as module

    real = module.tell
    monkeypatch.setattr(module, "tell", lambda drafts, now: (real(drafts, now=now), _die()))
    assert follow.follow_one(at)
    assert Outbox.objects.count() == 1 and Notice.objects.count() == 0
    assert not transaction.get_connection().in_atomic_block


def _die() -> None:
    raise RuntimeError("power cut")
