"""Joint matters on the portal: a link to hand on, one screen to join, a page of one's own, and nothing of anybody else."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.matters.asking import counsel_for
from huiyin.matters.models import Matter, Review, Signer
from huiyin.matters.together.sealing import Named
from huiyin.work.handling.acts.decide import decide
from huiyin.work.intake.acts.refuse import refuse
from huiyin.work.serving.acts.serve import serve
from huiyin.work.together.acts.add_signers import add_signers
from tests.named_people import County, answers
from tests.portal.conftest import Person, text

pytestmark = pytest.mark.django_db
LI = {"name": "李大山", "phone": "0000-5550101", "address": "", "own_word": "on"}


def key_on(answer) -> str:
    return re.search(r'name="key" value="([^"]+)"', answer.content.decode())[1]


@pytest.fixture
def shared(follow, county: County):
    """Wang Qin follows her matter, which is handled, and has opened a link; gives her, the matter and the path."""
    wang, matter, _code = follow("accepted")
    page = wang.get(f"/track/{matter.pk}/together/")
    opened = wang.post(f"/track/{matter.pk}/together/", {"key": key_on(page), "days": "14"})
    assert opened.status_code == 302, text(opened)
    path = re.search(
        r'href="[^"]*(/join/[A-Z2-7]+)"', wang.get(f"/track/{matter.pk}/together/").content.decode()
    )[1]
    return wang, matter, path


def joins(path: str, **changes: str) -> tuple[Person, str]:
    """Somebody joins in a browser of their own; gives them and their code."""
    who = Person()
    sent = who.post(path, {**LI, **changes, "key": key_on(who.get(path))})
    assert sent.status_code == 302, text(sent)
    slip = who.get(sent.url).content.decode()
    code = "".join(re.findall(r"<span>([A-Z2-7]{4})</span>", slip))
    assert len(code) == 16
    who.post(sent.url)
    return who, code


def answered(county: County, matter: Matter) -> None:
    at = timezone.now() - timedelta(days=3)
    decide(actor=county.actor("bob"), at=at, matter_id=matter.pk, answers=answers(at.date()))
    serve(actor=county.actor("bob"), at=at + timedelta(hours=1), matter_id=matter.pk, how="direct")


def test_the_link_shows_what_is_asked_for_and_nobodys_name(shared) -> None:
    _wang, matter, path = shared
    page = text(Person().get(path))
    assert matter.title in page and "尽快修好三号楼电梯" in page
    assert "王琴" not in page and "0000-7654321" not in page and matter.body[:20] not in page


def test_joining_gives_a_code_and_a_page_of_ones_own(shared) -> None:
    wang, matter, path = shared
    li, code = joins(path)
    page = text(li.get(f"/signed/{matter.pk}/"))
    assert "李大山" in page and "王琴" not in page and "0000-7654321" not in page
    assert Matter.objects.get(pk=matter.pk).people == 2
    assert "现在共有2人" in text(wang.get(f"/track/{matter.pk}/"))
    elsewhere = Person()
    assert elsewhere.post("/track/", {"code": code}).url == f"/signed/{matter.pk}/"
    assert elsewhere.get(f"/signed/{matter.pk}/").status_code == 200


def test_a_signer_opens_no_page_of_whoever_brought_it(shared) -> None:
    _wang, matter, path = shared
    li, _code = joins(path)
    for page in ("", "add/", "withdraw/", "rate/", "contact/", "review/", "reopen/", "together/", "paper/1/"):
        assert li.get(f"/track/{matter.pk}/{page}").status_code == 403, page
    assert li.get(f"/kept/{matter.pk}/1").status_code == 403


def test_whoever_brought_it_opens_no_page_of_a_signer(shared) -> None:
    wang, matter, path = shared
    joins(path)
    for page in ("", "leave/", "differ/", "own/", "answer/"):
        assert wang.get(f"/signed/{matter.pk}/{page}").status_code == 403, page


def test_what_was_typed_is_kept_and_every_problem_is_said(shared) -> None:
    _wang, _matter, path = shared
    who = Person()
    sent = who.post(path, {**LI, "phone": "没有", "own_word": "on", "key": key_on(who.get(path))})
    page = text(sent)
    assert sent.status_code == 422 and "不是电话号码" in page and 'value="李大山"' in sent.content.decode()
    sent = who.post(path, {**LI, "own_word": "", "key": key_on(who.get(path))})
    assert sent.status_code == 422 and "没有确认" in text(sent)
    assert not Signer.objects.exists()


def test_sending_twice_signs_once_and_a_key_of_ones_own_choosing_is_none(shared) -> None:
    _wang, _matter, path = shared
    who = Person()
    form = {**LI, "key": key_on(who.get(path))}
    assert who.post(path, form).status_code == who.post(path, form).status_code == 302
    assert Signer.objects.count() == 1
    assert who.post(path, {**LI, "name": "赵小云", "key": "x"}).status_code == 422
    assert Signer.objects.count() == 1


def test_a_link_that_is_closed_says_why(shared) -> None:
    wang, matter, path = shared
    wang.post(f"/track/{matter.pk}/together/close/", {"key": "a" * 24})
    page = Person().get(path)
    assert page.status_code == 409 and "已经到期或者关闭" in text(page)


def test_wrong_links_are_slowed_down_like_wrong_codes(shared) -> None:
    who = Person()
    for _ in range(10):
        assert who.get("/join/AAAAAAAAAAAAAAAA").status_code == 404
    assert who.get("/join/AAAAAAAAAAAAAAAA").status_code == 429


def test_nobody_reads_from_the_answer_whether_somebody_signed(shared) -> None:
    _wang, matter, path = shared
    joins(path)
    again, code = joins(path)
    assert Matter.objects.get(pk=matter.pk).people == 2 and code
    first, second = (text(one.get(f"/signed/{matter.pk}/")) for one in (joins(path, name="赵小云")[0], again))
    plain = [
        re.sub(r'value="[^"]{20,}"', "", page) for page in (first, second)
    ]  # without each form's own token
    assert plain[0].replace("赵小云", "") == plain[1].replace("李大山", "")


def test_the_answer_is_made_out_to_each(shared, county: County) -> None:
    _wang, matter, path = shared
    li, _code = joins(path)
    assert li.get(f"/signed/{matter.pk}/answer/").status_code == 404
    answered(county, matter)
    page = text(li.get(f"/signed/{matter.pk}/"))
    assert "物业企业未履行维修义务" in page and "我已收到答复" in page
    paper = text(li.get(f"/signed/{matter.pk}/answer/"))
    assert "李大山" in paper and "王琴" not in paper and matter.body[:15] not in paper
    word = li.get(f"/signed/{matter.pk}/answer.docx")
    assert word.status_code == 200 and word["Content-Disposition"].startswith("attachment")


def test_ones_own_time_and_ones_own_review(shared, county: County) -> None:
    wang, matter, path = shared
    li, code = joins(path)
    answered(county, matter)
    li.post(f"/signed/{matter.pk}/differ/", {"words": "我家三楼漏水没有提到", "key": "d" * 24})
    li.post(f"/signed/{matter.pk}/received/", {"key": "r" * 24})
    last = counsel_for(matter).due("ask_review", timezone.localdate()).due
    assert f'datetime="{last.isoformat()}"' in text(li.get(f"/signed/{matter.pk}/"))
    assert "带走同样的答复" in text(li.get(f"/signed/{matter.pk}/own/?then=review"))
    went = li.post(f"/signed/{matter.pk}/own/", {"then": "review", "key": "s" * 24})
    own = Matter.objects.exclude(pk=matter.pk).get()
    assert went.url == f"/track/{own.pk}/review/"
    form = li.get(went.url)
    li.post(went.url, {"grounds": "漏水没有答复", "key": key_on(form), "level": "1"})
    assert Review.objects.get().matter_id == own.pk
    page = text(li.get(f"/track/{own.pk}/"))
    assert "您从联名事项中另立了自己的这一件" in page and "王琴" not in page
    assert Person().post("/track/", {"code": code}).url == f"/track/{own.pk}/"
    assert Matter.objects.get(pk=matter.pk).stage == "served"
    assert "您已有自己的一件" in text(li.get(f"/signed/{matter.pk}/"))
    assert "另立了自己的一件" in text(wang.get(f"/track/{matter.pk}/"))


def test_leaving_and_withdrawing_reach_no_further_than_oneself(shared) -> None:
    wang, matter, path = shared
    li, _code = joins(path)
    zhao, _code = joins(path, name="赵小云", phone="0000-5550102")
    assert "不必退出" in text(li.get(f"/signed/{matter.pk}/leave/"))
    li.post(f"/signed/{matter.pk}/leave/", {"key": "l" * 24})
    assert "您已退出" in text(li.get(f"/signed/{matter.pk}/"))
    assert "另有1人联名" in text(wang.get(f"/track/{matter.pk}/withdraw/"))
    wang.post(f"/track/{matter.pk}/withdraw/", {"reason": "", "key": "w" * 24})
    now = Matter.objects.get(pk=matter.pk)
    assert now.stage == "accepted" and now.people == 1
    assert "您撤回了自己的一份" in text(wang.get(f"/track/{matter.pk}/"))
    assert "事项为您和其他人继续办理" in text(zhao.get(f"/signed/{matter.pk}/"))


def test_somebody_on_a_paper_list_confirms_with_their_code(shared, county: County) -> None:
    _wang, matter, _path = shared
    people = (Named("孙兰", "0000-5550188"),)
    add_signers(
        actor=county.actor("bob"),
        at=timezone.now(),
        matter_id=matter.pk,
        people=people,
        codes=("SUNLANCODE",),
    )
    sun = Person()
    sun.post("/track/", {"code": "SUNLANCODE"})
    assert "是您本人签的名吗" in text(sun.get(f"/signed/{matter.pk}/"))
    sun.post(f"/signed/{matter.pk}/confirm/", {"key": "c" * 24})
    assert Signer.objects.get().confirmed_on


def test_an_anonymous_person_and_a_report_have_no_link(follow) -> None:
    wang, matter, _code = follow("accepted", anonymous=True, petitioners=())
    assert "together/" not in wang.get(f"/track/{matter.pk}/").content.decode()
    assert wang.get(f"/track/{matter.pk}/together/").status_code == 409


def test_why_it_was_not_accepted_stands_there_without_anybodys_name(follow, county: County) -> None:
    wang, matter, _code = follow("registered")
    page = wang.get(f"/track/{matter.pk}/together/")
    wang.post(f"/track/{matter.pk}/together/", {"key": key_on(page), "days": "14"})
    shared = wang.get(f"/track/{matter.pk}/together/").content.decode()
    li, _code = joins(re.search(r'href="[^"]*(/join/[A-Z2-7]+)"', shared)[1])
    refuse(
        actor=county.actor("alice"),
        at=timezone.now(),
        matter_id=matter.pk,
        ground="no_content",
        reason="王琴反映的事项由市里处理",
        right_door="云陵市信访局",
        approver="Dora",
    )
    page = text(li.get(f"/signed/{matter.pk}/"))
    assert "由市里处理" in page and "云陵市信访局" in page and "王琴" not in page
