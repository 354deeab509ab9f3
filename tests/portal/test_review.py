"""The person asks for review, for second review and for reopening, follows each step, and reads what is published."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from huiyin.foundation.people.actor import PersonActor
from huiyin.jobs import follow as worker
from huiyin.matters.models import Attachment, Clock, Document, Event, Matter, Review
from huiyin.work.handling.acts.decide import decide
from huiyin.work.intake.acts.withdraw import withdraw
from huiyin.work.intake.filing import Petitioner
from huiyin.work.joining.acts.merge import merge
from huiyin.work.review.acts.admit_review import admit_review
from huiyin.work.review.acts.ask_review import ask_review
from huiyin.work.review.acts.decide_review import decide_review
from huiyin.work.review.acts.decline_review import decline_review
from huiyin.work.review.acts.reopen import reopen
from huiyin.work.review.acts.serve_review import serve_review
from huiyin.work.review.request import Request
from tests.named_people import answers
from tests.portal.conftest import Page, text

pytestmark = pytest.mark.django_db
GROUNDS = "电梯修好后一周又停了，原因没有查清。"


def where(matter: Matter, rest: str = "") -> str:
    return f"/track/{matter.pk}/{rest}"


def now(matter: Matter) -> Matter:
    return Matter.objects.get(pk=matter.pk)


@pytest.fixture
def reviewed(follow, county):
    """The opinion was reviewed and upheld; its review opinion was served today."""
    person, matter, _ = follow("served")
    at, ruth, given = timezone.now(), county.actor("ruth"), {"matter_id": matter.pk}
    ask_review(actor=PersonActor(matter.pk), at=at, request=Request(GROUNDS), **given)
    admit_review(actor=ruth, at=at, **given)
    words = {
        "findings": "曳引机更换后又停运两次。",
        "reasons": "原意见并无不当。",
        "basis": "《条例》第三十五条",
    }
    decide_review(actor=ruth, at=at, outcome="maintain", **words, **given)
    serve_review(actor=ruth, at=at, how="window", **given)
    return person, matter


def late(matter: Matter) -> None:
    """Let the thirty days be over since yesterday."""
    row, today = now(matter), timezone.localdate()
    row.moments = {**row.moments, "served": (today - timedelta(days=45)).isoformat()}
    row.save()
    over = {"start": today - timedelta(days=45), "due": today - timedelta(days=10)}
    Clock.objects.filter(matter=matter, limit="ask_review").update(**over)


def test_the_right_stands_on_the_page_with_its_date_and_a_button(follow):
    person, matter, _ = follow("served")
    page = text(person.get(where(matter)))
    due = Clock.objects.get(matter=matter, limit="ask_review").due
    assert "澄水县人民政府" in page and f"{due.year}年{due.month}月{due.day}日" in page
    assert f'href="{where(matter, "review/")}"' in page and "第三十五条" in page
    assert "邮寄" in page and "窗口" in page  # on paper it works as well


def test_it_is_asked_for_once_and_every_step_is_told_with_its_dates(follow, county):
    person, matter, _ = follow("served")
    form = person.get(where(matter, "review/"))
    shown = Page(form)
    assert form.status_code == 200 and not shown.inline and "澄水县人民政府" in text(form)
    assert {"id_grounds", "id_uploads"} <= {str(c.get("id")) for c in shown.controls}
    paper = SimpleUploadedFile("维修单.txt", "两次停运的记录".encode())
    given = {"grounds": GROUNDS, "uploads": paper, "level": "1", "key": "k1"}
    answer = person.post(where(matter, "review/"), given)
    assert answer.status_code == 302 and answer.url == where(matter)
    again = person.post(where(matter, "review/"), {"grounds": GROUNDS, "level": "1", "key": "k1"})
    assert again.status_code == 302 and Event.objects.filter(matter=matter, act="ask_review").count() == 1
    assert Attachment.objects.filter(matter=matter, name="维修单.txt").count() == 1
    page = text(person.get(where(matter)))
    assert "复查中" in page and "等待受理" in page and GROUNDS in page
    due = Clock.objects.get(matter=matter, limit="decide_review").due
    assert f"{due.year}年{due.month}月{due.day}日" in page
    admit_review(actor=county.actor("ruth"), at=timezone.now(), matter_id=matter.pk)
    assert "正在复查" in text(person.get(where(matter)))
    assert person.get(where(matter, "review/")).status_code == 409  # one is running


def test_without_words_nothing_is_asked_and_what_was_typed_and_sent_stays(follow):
    person, matter, _ = follow("served")
    paper = SimpleUploadedFile("维修单.txt", "两次停运的记录".encode())
    answer = person.post(where(matter, "review/"), {"grounds": " ", "uploads": paper, "key": "k"})
    page = text(answer)
    assert answer.status_code == 422 and "维修单.txt" in page and 'name="kept"' in page
    kept = page.split('name="kept" value="')[1].split('"')[0]
    assert now(matter).stage == "served"
    person.post(where(matter, "review/"), {"grounds": GROUNDS, "kept": kept, "key": "k"})
    assert Attachment.objects.filter(matter=matter, name="维修单.txt").count() == 1
    assert now(matter).stage == "in_review"


@pytest.mark.parametrize("grounds", ["\x00", "冤" * 20_001, "<script>alert(1)</script>" * 900])
def test_bad_words_are_sent_back_with_a_sentence(follow, grounds):
    person, matter, _ = follow("served")
    answer = person.post(where(matter, "review/"), {"grounds": grounds, "level": "9", "key": "k"})
    assert answer.status_code == 422 and not Page(answer).inline
    assert now(matter).stage == "served"


def test_late_it_is_asked_with_a_reason_and_the_page_says_who_decides(follow):
    person, matter, _ = follow("served")
    late(matter)
    page = text(person.get(where(matter)))
    assert where(matter, "review/") in page and "澄水县人民政府" in page
    form = text(person.get(where(matter, "review/")))
    assert 'name="late_reason"' in form
    answer = person.post(where(matter, "review/"), {"grounds": GROUNDS, "late_reason": "", "key": "k"})
    assert answer.status_code == 422 and GROUNDS in text(answer) and now(matter).stage == "served"
    person.post(where(matter, "review/"), {"grounds": GROUNDS, "late_reason": "住院四周", "key": "k2"})
    assert Review.objects.get(matter=matter).late and now(matter).stage == "in_review"


def test_after_a_poor_rating_the_form_is_one_click_away(follow):
    person, matter, _ = follow("served")
    answer = person.post(where(matter, "rate/"), {"unit": "dissatisfied", "key": "r"})
    page = text(person.get(answer.url))
    assert f'href="{where(matter, "review/")}"' in page
    form = person.get(where(matter, "review/"))
    assert form.status_code == 200 and 'name="grounds"' in text(form)


def test_declined_the_ground_stands_on_the_page_and_the_right_is_not_used_up(follow, county):
    person, matter, _ = follow("served")
    person.post(where(matter, "review/"), {"grounds": GROUNDS, "key": "k"})
    words = {"ground": "not_the_person", "reason": "没有委托书", "right_door": "请本人提出"}
    decline_review(actor=county.actor("ruth"), at=timezone.now(), matter_id=matter.pk, **words)
    page = text(person.get(where(matter)))
    assert "申请人不是本件信访人" in page
    assert f'href="{where(matter, "review/")}"' in page
    assert person.get(where(matter, "review/")).status_code == 200


def test_upheld_leads_to_the_second_review_of_the_city(reviewed):
    person, matter = reviewed
    page = text(person.get(where(matter)))
    due = Clock.objects.get(matter=matter, limit="ask_second_review").due
    assert "云陵市人民政府" in page and f"{due.year}年{due.month}月{due.day}日" in page
    assert "维持原处理意见" in page and "原意见并无不当" in page
    form = text(person.get(where(matter, "review/")))
    assert "云陵市人民政府" in form and 'name="level" value="2"' in form and "最后" in form
    answer = person.post(where(matter, "review/"), {"grounds": GROUNDS, "level": "2", "key": "k"})
    assert answer.status_code == 302 and now(matter).stage == "in_second_review"
    assert now(matter).holder.code == "city"


def test_a_form_opened_for_the_first_review_does_not_ask_for_the_second(reviewed):
    person, matter = reviewed
    answer = person.post(where(matter, "review/"), {"grounds": GROUNDS, "level": "1", "key": "old"})
    assert answer.status_code == 422 and now(matter).stage == "reviewed"


def test_where_no_organ_above_is_here_the_page_says_where_to_turn(follow, county):
    person, matter, _ = follow("served")
    Matter.objects.filter(pk=matter.pk).update(holder=county.units["discipline"])
    page = text(person.get(where(matter)))
    assert where(matter, "review/") not in page and "本系统内没有可以" in page
    assert person.get(where(matter, "review/")).status_code == 409


def test_nobody_else_reaches_these_pages(follow):
    _, matter, _ = follow("served")
    other, *_ = follow("served")
    for rest in ("review/", "reopen/"):
        assert other.get(where(matter, rest)).status_code == 403
        assert other.post(where(matter, rest), {"grounds": GROUNDS, "key": "k"}).status_code == 403
    assert now(matter).stage == "served"


def test_only_the_request_is_taken_back_and_the_page_says_what_stays(follow):
    person, matter, _ = follow("served")
    person.post(where(matter, "review/"), {"grounds": GROUNDS, "key": "k"})
    page = text(person.get(where(matter)))
    assert where(matter, "request/withdraw/") in page and where(matter, "withdraw/") not in page
    form = person.get(where(matter, "request/withdraw/"))
    assert form.status_code == 200 and "任何人不得要求您撤回" in text(form) and not Page(form).inline
    for _ in range(2):
        assert person.post(where(matter, "request/withdraw/"), {"key": "w"}).status_code == 302
    page = text(person.get(where(matter)))
    assert now(matter).stage == "served" and "您已撤回" in page and where(matter, "review/") in page
    assert person.get(where(matter, "request/withdraw/")).status_code == 409
    assert person.post(where(matter, "request/withdraw/"), {"key": "again"}).status_code == 409


def test_too_early_the_page_says_why_and_what_can_be_done(follow):
    person, matter, _ = follow("accepted")
    answer = person.get(where(matter, "review/"))
    assert answer.status_code == 409 and "收到处理意见后三十日内" in text(answer)
    assert person.get(where(matter, "reopen/")).status_code == 409
    assert person.post(where(matter, "review/"), {"grounds": GROUNDS, "key": "k"}).status_code == 422


# reopening


@pytest.fixture
def withdrawn(follow):
    person, matter, _ = follow("registered")
    withdraw(actor=PersonActor(matter.pk), at=timezone.now(), matter_id=matter.pk)
    return person, matter


def test_reopening_says_what_is_new_and_is_answered_on_the_page(withdrawn, county):
    person, matter = withdrawn
    assert where(matter, "reopen/") in text(person.get(where(matter)))
    form = person.get(where(matter, "reopen/"))
    assert form.status_code == 200 and 'value="new_facts"' in text(form) and not Page(form).inline
    for wrong in ({}, {"whats_new": "new_facts", "text": " "}, {"whats_new": "nothing", "text": "新"}):
        answer = person.post(where(matter, "reopen/"), {**wrong, "key": f"k{wrong}"})
        assert answer.status_code == 422 and now(matter).stage == "withdrawn"
    given = {"whats_new": "new_facts", "text": "找到了维保合同", "key": "k"}
    for _ in range(2):
        assert person.post(where(matter, "reopen/"), given).status_code == 302
    page = text(person.get(where(matter)))
    due = Clock.objects.get(matter=matter, limit="answer_request").due
    assert f"{due.year}年{due.month}月{due.day}日" in page and "重新启动" in page
    assert Event.objects.filter(matter=matter, act="ask_reopen").count() == 1
    reopen(actor=county.actor("alice"), at=timezone.now(), matter_id=matter.pk, reason="合同是新的事实")
    assert "重新启动了" in text(person.get(where(matter)))


# what two people with the same matter see of one another


def test_of_two_joined_people_neither_page_tells_of_the_other(follow, county):
    wang, hers, _ = follow("accepted")
    secret = "请安排人员帮助李大山下楼透析"
    li, his, _ = follow(
        "accepted", petitioners=(Petitioner("李大山", phone="0000-5550123"),), claims=(secret,)
    )
    at = timezone.now()
    merge(actor=county.actor("bob"), at=at, matter_id=his.pk, into=hers.pk, reason="同一部电梯")
    while worker.follow_one(at):
        pass
    one = answers(timezone.localdate())[0]
    both = tuple(replace(one, claim=n) for n in (1, 2))
    decide(actor=county.actor("bob"), at=at, matter_id=hers.pk, answers=both)
    while worker.follow_one(at):
        pass
    pages = [where(hers), where(hers, "paper/"), where(hers, "rate/")]
    mine = "".join(text(wang.get(one)) for one in pages)
    assert secret not in mine and "李大山" not in mine and his.number not in mine and "5550123" not in mine
    theirs = text(li.get(where(his)))
    assert hers.number not in theirs and "王琴" not in theirs and secret in theirs
    assert "并案" in theirs or "一并" in theirs
    assert li.get(where(hers)).status_code == 403 and wang.get(where(his)).status_code == 403
    for no in Document.objects.filter(matter=hers, for_person=True).values_list("no", flat=True):
        assert secret not in text(wang.get(where(hers, f"paper/{no}/")))


# what everybody reads


def test_published_reviews_are_read_by_everybody_a_page_at_a_time(client, reviewed):
    _, matter = reviewed
    empty = client.get("/reviews/")
    assert empty.status_code == 200 and not Page(empty).inline
    row = Review.objects.get(matter=matter)
    Review.objects.filter(pk=row.pk).update(published_on=timezone.localdate(), published="某处电梯，维持。")
    page = text(client.get("/reviews/"))
    assert "某处电梯，维持。" in page and "澄水县人民政府" in page
    assert matter.number not in page and "王琴" not in page
    for bad in ("x", "2026-13-01~1", "2026-01-01~x", "~", "'"):
        assert client.get("/reviews/", {"before": bad}).status_code in {200, 404}
