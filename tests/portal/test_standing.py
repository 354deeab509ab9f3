"""What a worried reader looks for first: where it stands, what comes next; and nothing of an answer before it is theirs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.domain.law.why import Permit
from huiyin.foundation.people.actor import PersonActor
from huiyin.matters.models import Document
from huiyin.matters.queries.followed import OWN_ACTS, followed
from huiyin.matters.queries.offered import is_open
from huiyin.work.proceedings.acts.invite_joint import invite_joint
from huiyin.work.proceedings.joint import Task
from huiyin.work.review.acts.admit_review import admit_review
from huiyin.work.review.acts.ask_review import ask_review
from huiyin.work.review.acts.decide_review import decide_review
from huiyin.work.review.acts.serve_review import serve_review
from huiyin.work.review.request import Request
from huiyin.work.serving.acts.send_paper import send_paper
from huiyin.work.serving.acts.serve import serve
from tests.named_people import Petitioner, answers
from tests.named_people import person as person_of
from tests.portal.conftest import text

pytestmark = pytest.mark.django_db
WORDS = {"findings": "又停运两次", "reasons": "没有查明反复停运的原因", "basis": "《特种设备安全法》"}


@pytest.fixture
def page(county, at):
    """What somebody reads on the page of a matter."""
    return lambda person, matter: text(person.get(f"/track/{matter.pk}/"))


def sent_back(county, matter, at) -> None:
    """Asked to be reviewed, and ordered anew, within a day."""
    ask_review(actor=person_of(matter), at=at, matter_id=matter.pk, request=Request("没有查清"))
    by_ruth = {"actor": county.actor("ruth"), "matter_id": matter.pk}
    admit_review(at=at + timedelta(hours=1), **by_ruth)
    decide_review(at=at + timedelta(hours=2), outcome="redo", redo_days=30, **WORDS, **by_ruth)
    serve_review(at=at + timedelta(hours=3), how="direct", **by_ruth)


def test_what_an_answer_promises_is_told_with_the_answer_and_not_before(follow, county, page, at):
    person, matter, _ = follow("decided")
    assert "更换曳引机" not in page(person, matter) and "单位的承诺" not in page(person, matter)
    serve(actor=county.actor("bob"), at=at + timedelta(days=5), matter_id=matter.pk, how="direct")
    assert "更换曳引机" in page(person, matter)


def test_what_was_sent_to_the_own_page_is_read_there(follow, county, page, at):
    agreed = Petitioner("王琴", e_service=True)
    person, matter, _ = follow("decided", petitioners=(agreed,))
    opinion = Document.objects.get(matter_id=matter.pk, kind="opinion").no
    bob = {"actor": county.actor("bob"), "matter_id": matter.pk}
    send_paper(at=at + timedelta(days=5), document=opinion, how="electronic", **bob)
    assert "更换曳引机" in page(person, matter)


def test_what_was_posted_says_when_and_under_which_number(follow, county, page, at):
    person, matter, _ = follow("decided")
    opinion = Document.objects.get(matter_id=matter.pk, kind="opinion").no
    bob = {"actor": county.actor("bob"), "matter_id": matter.pk}
    assert "下一步：把意见书送达给您" in page(person, matter)
    send_paper(at=at + timedelta(days=5), document=opinion, how="post", parcel="XA<1>%s", **bob)
    told = page(person, matter)
    assert "把书面答复邮寄给您" in told and "XA&lt;1&gt;%s" in told and "更换曳引机" not in told


def test_sent_back_after_a_review_it_says_so_and_what_was_promised_stays(follow, county, page, at):
    person, matter, _ = follow("served")
    sent_back(county, matter, at + timedelta(days=6))
    told = page(person, matter)
    assert "您收到的答复经过复查，住房和城乡建设局应当重新作出" in told
    assert "更换曳引机" in told and "回到这里" in told


def test_a_new_answer_takes_the_place_of_a_promise_only_when_it_is_served(follow, county, page, at, a_matter):
    from huiyin.work.handling.acts.decide import decide

    person, matter, _ = follow("served")
    sent_back(county, matter, at + timedelta(days=6))
    when = at + timedelta(days=7)
    new = answers(when.date(), reason="维保单位没有资质。", measure="更换维保单位")
    decide(actor=county.actor("bob"), at=when, matter_id=matter.pk, answers=new)
    told = page(person, matter)
    assert "更换维保单位" not in told and "新的答复正在送达" in told
    serve(actor=county.actor("bob"), at=when + timedelta(hours=1), matter_id=matter.pk, how="direct")
    told = page(person, matter)
    assert "更换维保单位" in told and "新的答复正在送达" not in told


def test_who_leads_stays_who_asked_the_others(follow, county, page, at):
    person, matter, _ = follow("accepted")
    task = Task(county.units["labour"].pk, "核实用工情况", (at + timedelta(days=20)).date())
    bob = county.actor("bob")
    invite_joint(actor=bob, at=at + timedelta(days=3), matter_id=matter.pk, tasks=[task])
    assert "由住房和城乡建设局牵头" in page(person, matter)


def test_several_readings_of_one_day_stand_in_one_row(follow, county, page, at):
    from huiyin.matters import gate

    person, matter, _ = follow("accepted")
    for minutes in (0, 30, 90):
        gate.read(matter.pk, actor=county.actor("bob"), at=at + timedelta(days=4, minutes=minutes))
    told = page(person, matter)
    assert told[told.index('id="readers"') :].count("Bob") == 1


def test_after_the_time_for_a_review_it_does_not_speak_of_one(follow, county, page, at):
    from huiyin.matters.models import Clock

    person, matter, _ = follow("served")
    assert "可以在下面写明的期限内申请复查" in page(person, matter)
    Clock.objects.filter(matter_id=matter.pk, limit="ask_review").update(running=False)
    told = page(person, matter)
    assert "可以在下面写明的期限内申请复查" not in told and "下一步：落实它承诺的事项" in told


@pytest.mark.parametrize("stage", ["received", "registered", "accepted", "decided", "served"])
def test_what_is_asked_of_the_law_late_is_what_it_says_of_every_act(follow, stage) -> None:
    _, matter, _ = follow(stage)
    offers = followed(matter.pk, actor=PersonActor(matter.pk), at=timezone.now()).offers
    late, opened = offers.permitted(), {act for act in OWN_ACTS if offers.opens(act)}
    every = dict(offers.items())  # each asked about
    assert set(every) == {act for act in OWN_ACTS if act in offers} and "withdraw" in every
    assert late == {act for act, answer in every.items() if isinstance(answer, Permit)}
    assert opened == {act for act, answer in every.items() if is_open(answer)}
    assert "no_such_act" not in offers and offers.get("no_such_act") is None
