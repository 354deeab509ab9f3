"""What a person reads while their answer waits for a signature: that it waits, that it came back, that dates run on."""

from datetime import timedelta

from django.utils import timezone

from huiyin.matters.models import Document, Draft, RuleChange
from huiyin.matters.proposing import Proposal
from huiyin.work.handling.acts.decide import decide
from huiyin.work.serving.acts.serve import serve
from huiyin.work.signing.acts.answer_rule_change import answer_rule_change
from huiyin.work.signing.acts.grade import grade
from huiyin.work.signing.acts.propose_rule_change import propose_rule_change
from huiyin.work.signing.acts.publish_rule_change import publish_rule_change
from huiyin.work.signing.acts.send_back_draft import send_back_draft
from huiyin.work.signing.acts.submit_draft import submit_draft
from tests.named_people import answers
from tests.portal.conftest import Page, text

TYPED = {"facts_1": "经现场核查属实，秘密的拟稿。"}


def test_the_person_reads_that_the_answer_waits_and_never_what_is_drafted(follow, county):
    wang, matter, _ = follow("accepted")
    wang.client.cookies["huiyin_language"] = "en"
    now = timezone.now()
    submit_draft(actor=county.actor("ben"), at=now, matter_id=matter.pk, drafted="decide", words=TYPED)
    html = text(wang.get(f"/track/{matter.pk}/"))
    assert "waits for the signature of a leader. The dates run on meanwhile." in html
    assert "秘密的拟稿" not in html
    draft = Draft.objects.get()
    send_back_draft(
        actor=county.actor("bob"),
        at=now + timedelta(minutes=5),
        matter_id=matter.pk,
        draft=draft.no,
        remarks="内部意见",
    )
    html = text(wang.get(f"/track/{matter.pk}/"))
    assert "sent the draft back to be worked over" in html and "内部意见" not in html
    grade(
        actor=county.actor("bob"),
        at=now + timedelta(minutes=9),
        matter_id=matter.pk,
        grave=True,
        reason="涉及全镇",
    )
    html = text(wang.get(f"/track/{matter.pk}/"))
    assert "the head of the unit signs" in html and "涉及全镇" in html


def test_the_person_reads_of_help_and_of_the_rule_their_matter_may_change(follow, county):
    wang, matter, _ = follow("accepted")
    wang.client.cookies["huiyin_language"] = "en"
    now, bob = timezone.now(), county.actor("bob")
    change = Proposal(
        "《电梯安全办法》第九条", "没有写明多少日内修复。", "增加：七日内修复。", county.units["labour"].pk
    )
    given = {
        "finding": "rule_lacking",
        "outcome": "explain",
        "measure": "",
        "measure_due": None,
        "change": change,
    }
    decide(actor=bob, at=now, matter_id=matter.pk, answers=answers(now.date(), **given))
    assert "may change for everybody" not in text(wang.get(f"/track/{matter.pk}/")), "not before it is served"
    serve(actor=bob, at=now, matter_id=matter.pk, how="direct")
    html = text(wang.get(f"/track/{matter.pk}/"))
    assert "may change for everybody" in html and "增加：七日内修复。" in html and "still to come" in html
    row = RuleChange.objects.get()
    answer_rule_change(
        actor=county.actor("carol"),
        at=now,
        matter_id=matter.pk,
        no=row.no,
        outcome="adopted",
        words="九月修订。",
    )
    html = text(wang.get(f"/track/{matter.pk}/"))
    assert "answered the proposal to change" in html and "九月修订。" in html and "adopted" in html


def test_what_is_said_of_conduct_never_reaches_the_person(follow, county):
    wang, matter, _ = follow("accepted")
    now, bob = timezone.now(), county.actor("bob")
    given = {"finding": "office_wrong", "conduct": "no_question", "no_question": "系统录入错误"}
    decide(actor=bob, at=now, matter_id=matter.pk, answers=answers(now.date(), **given))
    serve(actor=bob, at=now, matter_id=matter.pk, how="direct")
    opinion = Document.objects.get(matter_id=matter.pk, kind="opinion")
    for path in (f"/track/{matter.pk}/", f"/track/{matter.pk}/paper/{opinion.no}/"):
        html = text(wang.get(path))
        assert "系统录入错误" not in html and "作风" not in html
    assert "致歉" in text(wang.get(f"/track/{matter.pk}/paper/{opinion.no}/"))


def test_everybody_may_read_published_proposals_and_a_false_key_is_no_page(wang, county, a_matter):
    assert "Nothing has been published" in text(wang.get("/lacking/", HTTP_COOKIE="huiyin_language=en"))
    matter, now, bob = a_matter("accepted"), timezone.now(), county.actor("bob")
    change = Proposal(
        "《电梯安全办法》第九条", "没有写明多少日内修复。", "增加：七日内修复。", county.units["labour"].pk
    )
    propose_rule_change(actor=bob, at=now, matter_id=matter.pk, change=change)
    row = RuleChange.objects.get()
    words = {"rule": row.rule, "gap": row.gap, "proposal": row.proposal}
    publish_rule_change(actor=bob, at=now, matter_id=matter.pk, no=row.no, words=words, confirmed=True)
    page = wang.get("/lacking/")
    assert "增加：七日内修复。" in text(page) and not Page(page).inline
    for secret in (matter.number, "王琴", matter.title):
        assert secret not in text(page)
    for odd in ("x", "2026-01-01~1", f"2026-01-01~{'9' * 40}~1"):
        assert wang.get(f"/lacking/?before={odd}").status_code == 404
