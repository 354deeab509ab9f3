"""The check of an answer beside its form: asked for without JavaScript and with it, shown to who signs, never in the way."""

import pytest

from huiyin.matters.models import Claim, Draft, Event
from huiyin.services.hints.models import Hint
from huiyin.services.hints.replying import checking
from tests.desk.conftest import inline_in, key, page, sent
from tests.desk.test_acts import decision

VAGUE = decision(
    reason="您反映的问题已收悉，我局高度重视，下一步将尽快更换曳引机。",
    basis="《信访条例》第二十一条",
    measure="尽快更换",
    measure_due="",
)


def test_remarks_come_back_with_everything_typed_and_no_problem_at_any_field(desk, a_matter):
    bob, matter = desk("bob"), a_matter("accepted")
    before = Event.objects.count()
    answer = sent(bob, matter, "decide", check="1", **{**VAGUE, "outcome_1": ""})
    html = answer.content.decode()
    assert answer.status_code == 200 and not inline_in(html)
    assert "names no day" in html and "no longer holds since 2022-05-01" in html
    assert "《信访工作条例》" in html and "<mark>" in html and 'href="#place-1"' in html
    assert "下一步将尽快更换曳引机。</textarea>" in html and "_problem" not in html
    assert Event.objects.count() == before and not Hint.objects.filter(kind="reply").exists()
    again = bob.get(page(matter, "act/decide/")).content.decode()
    assert "下一步将尽快更换曳引机。</textarea>" in again and "reply-remarks" not in again


def test_with_javascript_only_the_remarks_are_sent(desk, a_matter):
    bob, matter = desk("bob"), a_matter("accepted")
    given = {"key": key(), "version": matter.version, "check": "1", **VAGUE}
    html = bob.post(page(matter, "act/decide/"), given, headers={"HX-Request": "true"}).content.decode()
    assert html.startswith('<section class="sheet reply-check"') and "<form" not in html
    assert "names no day" in html


def test_an_answer_with_remarks_is_decided_all_the_same(desk, a_matter):
    bob, matter = desk("bob"), a_matter("accepted")
    hollow = decision(reason="我局高度重视，感谢您的支持。", basis="《信访条例》第九百条")
    assert "Check before service" in sent(bob, matter, "decide", check="1", **hollow).content.decode()
    assert sent(bob, matter, "decide", **hollow).status_code == 302
    matter.refresh_from_db()
    assert matter.stage == "decided"


def test_who_signs_sees_the_remarks_before_signing(desk, a_matter):
    matter = a_matter("accepted")
    ben, bob = desk("ben"), desk("bob")
    hollow = decision(reason="我局高度重视，下一步将尽快解决。", basis="《信访条例》第二十一条")
    assert sent(ben, matter, "decide", submit_draft="1", **hollow).status_code == 302
    assert Draft.objects.get().state == "submitted"
    html = bob.get(page(matter, "act/decide/")).content.decode()
    assert "reply-remarks" in html and "no longer holds" in html
    assert "reply-remarks" not in ben.get(page(matter, "act/decide/")).content.decode()
    assert sent(bob, matter, "decide", **hollow).status_code == 302


def test_a_copy_of_another_answer_is_named_only_to_who_may_read_that_matter(desk, a_matter):
    said = (
        "经查，该小区电梯自去年冬天起停运，维修资金已足额交存，业主大会也已表决同意动用，"
        "物业公司一直没有申请拨付，故要求其改正，并由街道监督办理。"
    )
    other, matter = a_matter("accepted"), a_matter("accepted")
    assert sent(desk("bob"), other, "decide", **decision(facts=said, reason=said)).status_code == 302
    typed = {**decision(facts=said, reason=said), "check": "1"}
    html = sent(desk("bob"), matter, "decide", **typed).content.decode()
    other.refresh_from_db()
    assert f"stands in the answer to {other.number}" in html
    other.confidential = True
    other.save()
    assert "stands in the answer to" not in sent(desk("bob"), matter, "decide", **typed).content.decode()


@pytest.mark.parametrize(
    "text", ["", "好", "🙂" * 90, "The lift will be mended.", "將儘快更換。", "|a|b|\n" * 90, "\x00"]
)
def test_whatever_is_typed_the_page_comes_back(desk, a_matter, text):
    answer = sent(desk("bob"), a_matter("accepted"), "decide", check="1", facts_1=text, reason_1=text)
    assert answer.status_code == 200 and "reply-remarks" in answer.content.decode()


def test_a_check_that_fails_says_so_and_holds_nothing_up(desk, a_matter, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("broken")

    monkeypatch.setattr(checking, "check", broken)
    bob, matter = desk("bob"), a_matter("accepted")
    answer = sent(bob, matter, "decide", check="1", **decision())
    assert answer.status_code == 200 and "could not be made" in answer.content.decode()
    assert sent(bob, matter, "decide", **decision()).status_code == 302
    assert Claim.objects.filter(matter_id=matter.pk, outcome="support").exists()


def test_nobody_who_may_not_decide_can_check(desk, a_matter):
    assert sent(desk("alice"), a_matter("accepted"), "decide", check="1", **VAGUE).status_code == 403
    assert sent(desk("carol"), a_matter("accepted"), "decide", check="1", **VAGUE).status_code == 404


def test_the_page_reads_in_chinese(desk, a_matter):
    bob, matter = desk("bob"), a_matter("accepted")
    bob.cookies["huiyin_language"] = "zh-hans"
    html = sent(bob, matter, "decide", check="1", **VAGUE).content.decode()
    assert "送达前检查" in html and "没有写明日期" in html
