"""The check before service on the other forms by which an answer goes out, each with what the law wants of its own paper."""

from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.domain.law.counsel import counsel
from huiyin.domain.reading.replies.parts import KINDS
from huiyin.matters.models import Draft, Event, Matter, Review
from huiyin.services.hints.replying.checking import demanded
from tests.desk.conftest import inline_in, page, sent
from tests.desk.test_review import asked

HOLLOW = {
    "findings": "经查，电梯停运属实。",
    "reasons": "我局高度重视，下一步将尽快更换曳引机。",
    "basis": "《信访条例》第三十五条",
}


@pytest.fixture
def at():
    """Twelve days ago: the opinion was served a week ago."""
    return timezone.now() - timedelta(days=12)


@pytest.fixture
def in_review(desk, a_matter):
    """A matter whose review was taken up."""
    matter = a_matter("served")
    assert asked(desk, matter).status_code == 302
    assert sent(desk("ruth"), matter, "admit_review").status_code == 302
    return Matter.objects.get(pk=matter.pk)


def remarks(client, matter, act, **given) -> str:
    answer = sent(client, matter, act, check="1", **given)
    html = answer.content.decode()
    assert answer.status_code == 200 and "reply-remarks" in html and not inline_in(html)
    return html


def test_a_review_is_checked_with_what_was_typed_and_decided_all_the_same(desk, in_review):
    ruth, before = desk("ruth"), Event.objects.count()
    html = remarks(ruth, in_review, "decide_review", outcome="maintain", **HOLLOW)
    assert "names no day" in html and "no longer holds since 2022-05-01" in html
    assert f"{HOLLOW['reasons']}</textarea>" in html and Event.objects.count() == before
    assert "No law and no article" not in html  # it has one basis for the whole, none is missed in each claim
    assert "speaks to what was asked" in html  # the request says that the cause was not found
    given = {"check": "1", "outcome": "maintain", **HOLLOW}
    only = ruth.post(
        page(in_review, "act/decide_review/"),
        {"key": "k" * 32, "version": in_review.version, **given},
        headers={"HX-Request": "true"},
    )
    assert only.content.decode().startswith('<section class="sheet reply-check"')
    done = sent(ruth, in_review, "decide_review", outcome="maintain", **HOLLOW)
    assert done.status_code == 302


def test_after_a_first_review_another_days_than_the_laws_are_remarked(desk, in_review):
    ruth = desk("ruth")
    wrong = {**HOLLOW, "reasons": "如不服本复查意见，可在收到之日起15日内申请复核。"}
    assert "For review the law gives 30 days" in remarks(ruth, in_review, "decide_review", **wrong)
    right = {**HOLLOW, "reasons": "县局在15日内作出复查意见。如不服，可在收到之日起30日内申请复核。"}
    html = remarks(ruth, in_review, "decide_review", **right)
    assert "For review the law gives" not in html and "no further review" not in html


def test_after_a_second_review_none_may_be_offered_and_none_is_missed(desk, in_review):
    Review.objects.filter(matter_id=in_review.pk).update(level=2)
    offered = {**HOLLOW, "reasons": "如不服本意见，可在30日内向上一级机关申请复核。"}
    assert "no further review" in remarks(desk("ruth"), in_review, "decide_review", **offered)
    told = {**HOLLOW, "reasons": "经复核，原复查意见认定事实清楚，予以维持。"}
    html = remarks(desk("ruth"), in_review, "decide_review", **told)
    assert "no further review" not in html and "way to review is not said" not in html


def test_whether_a_remedy_and_a_basis_are_owed_is_the_packs_word(in_review):
    law = counsel("cn_xinfang_2022")
    kept = demanded(in_review, law, "decide_review", {"outcome": "maintain"})
    assert kept.remedy and kept.basis and kept.days == 30 and not kept.last
    assert not demanded(in_review, law, "decide_review", {"outcome": "redo"}).remedy
    matter = Matter(pk=in_review.pk, kind="appeal", stage="accepted")
    first = demanded(matter, law, "decide", {"outcomes": ["support"]})
    assert first.remedy and first.basis and first.days == 30
    matter.kind = "suggestion"
    free = demanded(matter, law, "decide", {"outcomes": ["support"]})
    assert not free.remedy and not free.basis
    longer = demanded(matter, law, "extend", {})
    assert not longer.remedy and not longer.last


@pytest.mark.parametrize(
    ("act", "stage", "who", "given"),
    [
        ("extend", "accepted", "bob", {"days": "", "reason": "我局高度重视，下一步将尽快答复。"}),
        (
            "refuse",
            "forwarded",
            "bob",
            {"ground": "", "reason": "下一步将尽快解决。", "right_door": "请您直接向县法院起诉。"},
        ),
        ("ask_for_more", "accepted", "bob", {"why": "下一步将尽快答复。", "needed_by": "2099-01-01"}),
        (
            "redirect",
            "registered",
            "alice",
            {"reason": "下一步将尽快答复。", "right_door": "请您直接向县法院起诉。"},
        ),
    ],
)
def test_other_answers_are_checked_too(desk, a_matter, act, stage, who, given):
    html = remarks(desk(who), a_matter(stage), act, **given)
    assert "names no day" in html and "sends the writer elsewhere" not in html
    assert f"{given.get('why') or given['reason']}</textarea>" in html
    assert "way to review is not said" not in html


def test_a_form_that_is_no_answer_has_no_check(desk, a_matter):
    matter = a_matter("accepted")
    html = desk("bob").get(page(matter, "act/enter_problem/")).content.decode()
    assert 'name="key"' in html and 'name="check"' not in html
    assert 'name="check"' in desk("bob").get(page(matter, "act/extend/")).content.decode()
    assert not Draft.objects.exists() and "remedy_none" in KINDS
