"""Reviews, reopening and joining at the desk: the forms, what the pages tell, what is refused in the reader's words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.jobs import follow
from huiyin.matters.models import Claim, Event, Matter, Review
from tests.desk.conftest import inline_in, page, sent

GROUNDS = "电梯修好后一周又停了，原因没有查清。"
DECISION = {
    "findings": "曳引机更换后又停运两次",
    "reasons": "原意见没有查明原因",
    "basis": "《条例》第三十五条",
}


@pytest.fixture
def at():
    """Twelve days ago: the opinion was served a week ago."""
    return timezone.now() - timedelta(days=12)


def offered(client, matter) -> set[str]:
    """The acts the page offers."""
    return {one.act for one in client.get(page(matter)).context["choices"].may}


def shown(client, matter, act="") -> str:
    """A page or a form, which must hold no inline code."""
    answer = client.get(page(matter, f"act/{act}/" if act else ""))
    html = answer.content.decode()
    assert answer.status_code == 200, html[-400:]
    assert not inline_in(html)
    return html


def today(n: int = 0) -> str:
    return (timezone.localdate() + timedelta(days=n)).isoformat()


def asked(desk, matter, **given):
    words = {"channel": "letter", "received_on": today(), "grounds": GROUNDS, **given}
    return sent(desk("alice"), matter, "ask_review", **words)


def test_a_request_by_letter_goes_its_whole_way_over_the_desks(desk, a_matter):
    matter = a_matter("served")
    form = shown(desk("alice"), matter, "ask_review")
    assert 'name="postmark"' in form and "In time until" in form
    assert asked(desk, matter, received_on="", grounds="").status_code == 422
    assert asked(desk, matter, postmark=today(-1)).status_code == 302
    ruth = desk("ruth")
    assert matter.title in ruth.get("/desk/").content.decode()
    assert offered(ruth, matter) >= {"admit_review", "decline_review"}
    assert not offered(desk("bob"), matter) & {"admit_review", "decide_review", "decline_review"}
    html = shown(ruth, matter)
    assert GROUNDS in html and "Reviews" in html
    assert 'name="reason"' not in shown(ruth, matter, "admit_review")  # it came in time
    assert sent(ruth, matter, "admit_review").status_code == 302
    form = shown(ruth, matter, "decide_review")
    assert GROUNDS in form and "尽快修好三号楼电梯" in form and "住房和城乡建设局" in form
    assert sent(ruth, matter, "decide_review", outcome="maintain", findings="").status_code == 422
    wrong = sent(ruth, matter, "decide_review", outcome="redo", redo_days="400", **DECISION)
    assert wrong.status_code == 422 and DECISION["findings"] in wrong.content.decode()
    wrong = sent(ruth, matter, "decide_review", outcome="redo", redo_days="90", **DECISION)
    assert wrong.status_code == 422 and "60" in wrong.content.decode() and "Art 35" in wrong.content.decode()
    assert sent(ruth, matter, "decide_review", outcome="redo", redo_days="20", **DECISION).status_code == 302
    assert (
        sent(
            ruth, matter, "serve_review", how="left_with_witness", served_on=today(), refusal="拒收"
        ).status_code
        == 422
    )  # no witness, no photograph
    assert sent(ruth, matter, "serve_review", how="direct", served_on=today()).status_code == 302
    matter.refresh_from_db()
    assert (matter.stage, matter.holder.code) == ("accepted", "housing")
    html = shown(desk("bob"), matter)
    assert DECISION["reasons"] in html and "Days for a new opinion" in html
    assert "decide" in offered(desk("bob"), matter)


def test_the_same_opinion_again_is_refused_in_words(desk, a_matter, county):
    matter, ruth, bob = a_matter("served"), desk("ruth"), desk("bob")
    old = Claim.objects.get(matter=matter)
    asked(desk, matter)
    sent(ruth, matter, "admit_review")
    sent(ruth, matter, "decide_review", outcome="quash", redo_days="20", **DECISION)
    sent(ruth, matter, "serve_review", how="direct", served_on=today())
    form = shown(bob, matter, "decide")
    assert "The earlier answer, which no longer stands" in form and old.reason in form and old.measure in form
    given = {f"{n}_1": getattr(old, n) for n in ("facts", "finding", "reason", "basis", "outcome")}
    answer = sent(bob, matter, "decide", **given)
    html = answer.content.decode()
    assert answer.status_code == 422 and "the same as in it" in html and "Art 35" in html
    assert old.reason in html  # what was typed stays
    given |= {"outcome_1": "explain", "reason_1": "重新查明：物业与施工单位各负一半责任。"}
    given |= {"finding_1": "reasonable_no_basis", "assistance_1": "协助双方协商分担费用"}
    assert sent(bob, matter, "decide", **given).status_code == 302


def test_a_change_is_filled_in_claim_by_claim(desk, a_matter):
    matter, ruth = a_matter("served"), desk("ruth")
    asked(desk, matter)
    sent(ruth, matter, "admit_review")
    old, form = Claim.objects.get(matter=matter), shown(ruth, matter, "decide_review")
    assert "The opinion under review" in form and old.facts in form and old.measure in form
    assert 'name="assistance_1"' in form
    assert "The earlier answer" not in shown(desk("bob"), matter)
    empty = sent(ruth, matter, "decide_review", outcome="change", **DECISION)
    assert empty.status_code == 422 and "at least one claim" in empty.content.decode()
    new = {
        "facts_1": "又停运两次",
        "reason_1": "维保单位没有资质",
        "basis_1": "《特种设备安全法》",
        "outcome_1": "support",
        "measure_1": "更换维保单位",
        "finding_1": "unfounded",
    }
    undated = sent(ruth, matter, "decide_review", outcome="change", **DECISION, **new)
    assert undated.status_code == 422 and "A promise without a day" in undated.content.decode()
    new["measure_due_1"] = today(30)
    against = sent(ruth, matter, "decide_review", outcome="change", **DECISION, **new)
    assert (
        against.status_code == 422 and "32" in against.content.decode()
    )  # the finding and the outcome do not fit
    assert "又停运两次" in against.content.decode()
    new["finding_1"] = "office_wrong"
    assert sent(ruth, matter, "decide_review", outcome="change", **DECISION, **new).status_code == 302
    sent(ruth, matter, "serve_review", how="direct", served_on=today())
    assert Claim.objects.get(matter=matter).measure == "更换维保单位"


def test_declined_with_a_ground_the_law_knows(desk, a_matter):
    matter, ruth = a_matter("served"), desk("ruth")
    asked(desk, matter)
    words = {"reason": "没有委托书", "right_door": "请本人提出"}
    assert sent(ruth, matter, "decline_review", ground="too_much_work", **words).status_code == 422
    wrong = sent(ruth, matter, "decline_review", ground="late_without_reason", **words)
    assert wrong.status_code == 422 and "Art 35" in wrong.content.decode()  # it was not late
    assert sent(ruth, matter, "decline_review", ground="not_the_person", **words).status_code == 302
    matter.refresh_from_db()
    assert (matter.stage, matter.holder.code) == ("served", "housing")


def test_who_reviews_does_not_reach_what_was_not_brought_to_them(desk, a_matter):
    matter = a_matter("served")
    assert desk("theo").get(page(matter)).status_code == 404
    assert sent(desk("ruth"), matter, "admit_review").status_code in {403, 404, 422}
    assert sent(desk("bob"), matter, "ask_review", grounds=GROUNDS).status_code in {403, 422}
    assert not Review.objects.exists()


def test_a_key_counts_once_and_an_old_page_is_told(desk, a_matter):
    matter, alice = a_matter("served"), desk("alice")
    given = {"channel": "visit", "received_on": today(), "grounds": GROUNDS, "key": "a" * 32}
    version = matter.version
    for _ in range(2):
        answer = alice.post(page(matter, "act/ask_review/"), {**given, "version": version})
        assert answer.status_code == 302
    assert Event.objects.filter(act="ask_review").count() == 1
    stale = alice.post(page(matter, "act/ask_review/"), {**given, "key": "b" * 32, "version": version})
    assert stale.status_code in {409, 422} and Event.objects.filter(act="ask_review").count() == 1


def test_reopening_is_asked_at_the_window_and_answered_there(desk, a_matter):
    matter, alice = a_matter("registered"), desk("alice")
    words = {"reason": "没有写明诉求", "right_door": "写明诉求后再来", "ground": "no_content"}
    words["approver"] = "张主任"
    answer = sent(alice, matter, "refuse", **words)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    given = {"channel": "visit", "received_on": today(), "text": "补充了具体诉求"}
    assert sent(alice, matter, "ask_reopen", **given).status_code == 422
    assert sent(alice, matter, "ask_reopen", whats_new="new_facts", **given).status_code == 302
    assert "补充了具体诉求" in shown(alice, matter)
    assert offered(alice, matter) >= {"reopen", "decline_reopen"}
    no = sent(alice, matter, "decline_reopen", reason="相同", right_door="无", same_facts="on")
    assert no.status_code == 422 and "Art 36" in no.content.decode()
    assert sent(alice, matter, "reopen", reason="补充的诉求是新的").status_code == 302
    matter.refresh_from_db()
    assert matter.stage == "registered" and "register" not in matter.marks


def test_joining_proposes_what_looks_the_same_and_takes_only_what_one_may_see(desk, a_matter, filed):
    lead, other, stranger = a_matter("accepted"), a_matter("accepted"), filed()
    bob = desk("bob")
    form = shown(bob, other, "merge")
    assert lead.number in form and stranger.number not in form
    for number in ("XF0000", stranger.number, other.number, "'; drop", ""):
        answer = sent(bob, other, "merge", into=number, reason="同一部电梯")
        assert answer.status_code == 422, number
    assert sent(bob, other, "merge", into=lead.number.lower(), reason="").status_code == 422
    assert sent(bob, other, "merge", into=f" {lead.number} ", reason="同一部电梯").status_code == 302
    while follow.follow_one(timezone.now()):
        pass
    assert lead.number in shown(bob, other) and other.number in shown(bob, lead)
    assert Matter.objects.get(pk=lead.pk).claims == 2
    assert "decide" not in offered(bob, other) and "decide" in offered(bob, lead)


def test_the_end_and_the_words_to_publish(desk, a_matter):
    matter, ruth, theo = a_matter("served"), desk("ruth"), desk("theo")
    asked(desk, matter)
    sent(ruth, matter, "admit_review")
    sent(ruth, matter, "decide_review", outcome="maintain", **DECISION)
    sent(ruth, matter, "serve_review", how="direct", served_on=today())
    words = {"channel": "visit", "received_on": today(), "grounds": "还是不同意"}
    assert sent(desk("alice"), matter, "ask_second_review", **words).status_code == 302
    assert sent(theo, matter, "admit_review").status_code == 302
    sent(theo, matter, "decide_review", outcome="maintain", **DECISION)
    assert sent(theo, matter, "serve_review", how="direct", served_on=today()).status_code == 302
    matter.refresh_from_db()
    assert matter.stage == "ended"
    html = shown(theo, matter)
    assert (
        "ended by second review" in html
        and "brought again" not in html
        and "publish_review" not in offered(theo, matter)
    )
    assert "Second review" in shown(desk("bob"), matter)
