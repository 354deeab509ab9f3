"""Announcing a visit on the portal: from the home page, with the code, changed, called off, and bad input said plainly."""

from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.matters.models import Visit
from huiyin.work.announcing.acts.answer_visit import answer_visit
from huiyin.work.announcing.acts.give_position import give_position
from huiyin.work.announcing.arranging import Setting
from tests.portal.conftest import Page, Person, text
from tests.working_days import resting, working

pytestmark = pytest.mark.django_db


def words(**changes: object) -> dict[str, object]:
    """Twelve people in some days."""
    return {
        "key": "a-key-of-a-form-of-a-visit",
        "wished_day": working(5).isoformat(),
        "headcount": "12",
        "about": "电梯由谁修、什么时候修好",
        "needs": ["wheelchair"],
        "needs_words": "一位老人听力不好",
        "wished_for": "分管住建的负责人",
        **changes,
    }


def test_from_the_home_page_with_the_code_to_an_announced_visit(follow):
    _, matter, code = follow("accepted")
    person = Person()
    assert 'href="/visit/"' in text(person.get("/"))
    begun = person.get("/visit/")
    assert "代表最多5人" in text(begun) and "照样接待" in text(begun) and not Page(begun).inline
    came = person.post("/track/", {"code": code, "then": "visit"})
    assert came["Location"] == f"/track/{matter.pk}/visit/"
    form = person.get(came["Location"])
    assert form.status_code == 200 and not Page(form).inline and "轮椅、无障碍通道" in text(form)
    assert person.post(came["Location"], words()).status_code == 302
    assert person.post(came["Location"], words()).status_code == 302, "sent twice it is one visit"
    row = Visit.objects.get()
    assert (row.headcount, row.through, row.needs) == (12, "portal", ["wheelchair"])
    shown = text(person.get(f"/track/{matter.pk}/"))
    assert "来访已约定" in shown and "最晚答复日" in shown and "一位老人听力不好" in shown
    assert "约定来访" in shown and "大约12人" in shown
    again = person.get(f"/track/{matter.pk}/visit/")
    assert again.status_code == 409 and "不用再约一次" in text(again)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"headcount": "0"}, "至少一人"),
        ({"headcount": ""}, "至少一人"),
        ({"headcount": "-4"}, "至少一人"),
        ({"headcount": "100001"}, "最多只能写100000人"),
        ({"headcount": "十二"}, "请写数字"),
        ({"wished_day": "2020-03-05"}, "已经过去"),
        ({"wished_day": ""}, "想哪一天来"),
        ({"wished_day": "明天"}, "2026-03-05"),
        ({"wished_day": "2099-03-05"}, "一年以后"),
        ({"about": " "}, "来谈什么"),
        ({"about": "修" * 2_001}, "超过2000个字"),
    ],
)
def test_bad_input_is_said_plainly_and_nothing_typed_is_lost(follow, changed, said):
    person, matter, _ = follow("accepted")
    answer = person.post(f"/track/{matter.pk}/visit/", words(**changed))
    page = text(answer)
    assert answer.status_code == 422 and said in page and not Visit.objects.exists()
    assert "分管住建的负责人" in page and "一位老人听力不好" in page
    assert 'value="wheelchair" id="id_needs_1" checked' in page


def test_a_sunday_is_refused_with_the_article(follow):
    person, matter, _ = follow("accepted")
    answer = person.post(f"/track/{matter.pk}/visit/", words(wished_day=resting().isoformat()))
    assert answer.status_code == 422 and "休息日" in text(answer) and "约定来访" in text(answer)


def test_the_answer_is_read_changed_and_called_off(county, follow):
    person, matter, _ = follow("accepted")
    person.post(f"/track/{matter.pk}/visit/", words())
    now, day = timezone.now(), working(5)
    at = timezone.localtime().replace(hour=9, minute=30, second=0, microsecond=0)
    at = at.replace(year=day.year, month=day.month, day=day.day)
    setting = Setting(
        at,
        "信访局二楼接待室",
        county.accounts["gina"].pk,
        concerned=county.units["housing"].pk,
        position_due=day - timedelta(days=1),
    )
    answer_visit(actor=county.actor("alice"), at=now, matter_id=matter.pk, setting=setting)
    give_position(actor=county.actor("bob"), at=now, matter_id=matter.pk, text="内部口径：月底前修好")
    shown = person.get(f"/track/{matter.pk}/")
    page = text(shown)
    assert "已经安排接待" in page and "信访局二楼接待室" in page and "Gina" in page and "09:30" in page
    assert "交来了情况说明" in page and "内部口径" not in page and not Page(shown).inline
    form = text(person.get(f"/track/{matter.pk}/visit/change/"))
    assert "分管住建的负责人" in form and f'value="{day.isoformat()}"' in form
    fewer = words(headcount="9", key="another-key-of-a-form")
    assert person.post(f"/track/{matter.pk}/visit/change/", fewer).status_code == 302
    assert Visit.objects.get().state == "answered" and Visit.objects.get().headcount == 9
    later = words(headcount="9", wished_day=working(8).isoformat(), key="a-third-key-of-a-form")
    assert person.post(f"/track/{matter.pk}/visit/change/", later).status_code == 302
    assert Visit.objects.get().state == "announced"
    asked = text(person.get(f"/track/{matter.pk}/visit/cancel/"))
    assert "约9人" in asked
    done = person.post(f"/track/{matter.pk}/visit/cancel/", {"key": "the-last-key-of-a-form", "reason": ""})
    assert done.status_code == 302 and Visit.objects.get().state == "cancelled"
    for rest in ("change", "cancel"):
        gone = person.get(f"/track/{matter.pk}/visit/{rest}/")
        assert gone.status_code == 409 and "没有约好的来访" in text(gone)


def test_nobody_announces_in_a_matter_they_have_not_opened(follow):
    _, matter, _ = follow("accepted")
    stranger = Person()
    for rest in ("", "change/", "cancel/"):
        assert stranger.get(f"/track/{matter.pk}/visit/{rest}").status_code == 403
        assert stranger.post(f"/track/{matter.pk}/visit/{rest}", words()).status_code == 403
    assert not Visit.objects.exists()
