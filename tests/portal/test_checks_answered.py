"""The person whose closed matter was drawn says whether it is solved, and keeps every right."""

from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.jobs.follow import follow_one
from huiyin.matters.checking.drawing import Scope, draw_sample, end_sample
from huiyin.matters.models import Clock, ClosureCheck, Commitment, Event
from huiyin.services.notices.models import Notice
from huiyin.work.handling.acts.close import close
from huiyin.work.intake.filing import Petitioner
from huiyin.work.promises.acts.keep_promise import keep_promise
from huiyin.work.responsibility.acts.explain_lateness import explain_lateness
from tests.portal.conftest import Page, text

pytestmark = pytest.mark.django_db
WANG = Petitioner("王琴", phone="0000-7654321", may_call=True)


@pytest.fixture
def drawn(follow, county):
    person, matter, _ = follow("served", petitioners=(WANG,))
    now = timezone.now()
    no = Commitment.objects.get(matter=matter).no
    keep_promise(
        actor=county.actor("bob"), at=now, matter_id=matter.pk, commitment=no, evidence="曳引机已更换"
    )
    close(actor=county.actor("bob"), at=now, matter_id=matter.pk)
    assert "真的解决了吗" not in text(person.get(f"/track/{matter.pk}/"))
    today = timezone.localdate(now)
    sample = draw_sample(
        actor=county.actor("dora"), at=now, scope=Scope(today - timedelta(days=9), today), size=5
    )
    return person, matter, sample


def test_the_person_is_asked_on_their_page_and_answers(drawn):
    person, matter, _ = drawn
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "真的解决了吗" in page and "曳引机已更换" in page and "不影响您的任何权利" in page
    form = person.get(f"/track/{matter.pk}/check/")
    assert "没有联系上" not in text(form) and not Page(form).inline
    empty = person.post(f"/track/{matter.pk}/check/", {"said": "", "words": "又停了", "key": "a"})
    assert empty.status_code == 422 and "又停了" in text(empty)
    sent = {"said": "check_not_solved", "words": "又停了", "key": "b"}
    for _ in range(2):
        assert person.post(f"/track/{matter.pk}/check/", sent).status_code == 302
    assert Event.objects.filter(matter=matter, act="answer_check").count() == 1
    row = ClosureCheck.objects.get(matter=matter)
    assert (row.said, row.by) == ("check_not_solved", "person")
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "又停了" in page and "申请重新启动" in page and "更改我的说明" in page


def test_the_check_is_gone_once_it_has_ended_and_is_nobody_elses(drawn, county, follow):
    person, matter, sample = drawn
    other, *_ = follow("served")
    assert other.get(f"/track/{matter.pk}/check/").status_code == 403
    end_sample(sample.pk, actor=county.actor("dora"), at=timezone.now())
    assert "真的解决了吗" not in text(person.get(f"/track/{matter.pk}/"))
    assert person.post(f"/track/{matter.pk}/check/", {"said": "check_solved", "key": "c"}).status_code == 422


def test_the_person_reads_why_a_date_was_missed_and_is_told_of_it(follow, county):
    person, matter, _ = follow("accepted")
    Clock.objects.filter(matter=matter, limit="handle").update(due=timezone.localdate() - timedelta(days=3))
    clock = Clock.objects.get(matter=matter, limit="handle")
    explain_lateness(
        actor=county.actor("bob"),
        at=timezone.now(),
        matter_id=matter.pk,
        late=clock.no,
        why="late_others",
        words="等规划部门的红线图",
    )
    while follow_one(timezone.now()):
        pass
    assert Notice.objects.filter(matter_id=matter.pk, code="lateness_explained", unit=None).count() == 1
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "为什么没有按期做" in page and "等规划部门的红线图" in page and "到期日不因此改变" in page
