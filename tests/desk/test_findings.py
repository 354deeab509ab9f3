"""The form of the decision by finding, proposals between desks, and conduct referred without a trace."""

import re

import pytest
from django.utils import timezone

from huiyin.jobs.follow import follow_one
from huiyin.matters.models import Event, Matter, RuleChange
from huiyin.services.notices.models import Notice
from tests.desk.conftest import inline_in, key, page, sent
from tests.desk.test_acts import decision

LACKING = {
    "finding": "rule_lacking",
    "outcome": "explain",
    "measure": "",
    "measure_due": "",
    "rule": "《电梯安全办法》第九条",
    "owner": "人力资源和社会保障局",
    "gap": "没有写明多少日内修复。",
    "proposal": "增加：七日内修复。",
}


@pytest.fixture
def accepted(a_matter):
    return a_matter("accepted")


def shown(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    html = answer.content.decode()
    assert not inline_in(html)
    return html


def test_a_mismatch_stands_at_its_field_and_nothing_typed_is_lost(desk, accepted):
    bob = desk("bob")
    answer = sent(bob, accepted, "decide", **decision(finding="office_wrong"))
    html = answer.content.decode()
    assert answer.status_code == 422 and 'id="id_conduct_1_problem"' in html
    assert "nothing is said of conduct" in html and "Art 32" in html and "更换曳引机" in html
    answer = sent(bob, accepted, "decide", **decision(**{**LACKING, "gap": ""}))
    assert answer.status_code == 422 and 'id="id_gap_1_problem"' in answer.content.decode()
    assert "增加：七日内修复。" in answer.content.decode()
    answer = sent(bob, accepted, "decide", **decision(**{**LACKING, "owner": "天文台"}))
    assert answer.status_code == 422 and "天文台" in answer.content.decode()
    accepted.refresh_from_db()
    assert accepted.stage == "accepted"


def test_fields_of_another_finding_do_nothing(desk, accepted):
    more = {k: v for k, v in LACKING.items() if k in {"rule", "owner", "gap", "proposal"}}
    given = decision(conduct="apart", assistance="没用上的话", **more)
    assert sent(desk("bob"), accepted, "decide", **given).status_code == 302
    assert not RuleChange.objects.exists() and "没用上的话" not in shown(desk("bob"), page(accepted))
    assert "conduct" not in Event.objects.get(act="decide").inner


def test_conduct_is_shown_beside_the_claim_to_the_reports_officer_outside_and_to_nobody_else(desk, accepted):
    given = decision(finding="office_wrong", conduct="no_question", no_question="系统录入错误")
    assert sent(desk("bob"), accepted, "decide", **given).status_code == 302
    assert "系统录入错误" in shown(desk("rita"), page(accepted))
    for name in ("alice", "bob", "bella", "dora", "gina"):
        assert "系统录入错误" not in shown(desk(name), page(accepted)), name
    while follow_one(timezone.now()):
        pass
    assert "found that it had been wrong" in shown(desk("alice"), "/desk/notices/")


def test_a_proposal_travels_to_its_owner_and_back(desk, accepted):
    bob, carol, alice = desk("bob"), desk("carol"), desk("alice")
    assert sent(bob, accepted, "decide", **decision(**LACKING)).status_code == 302
    row = RuleChange.objects.get()
    path = f"/desk/proposals/{accepted.pk}/{row.no}/"
    while follow_one(timezone.now()):
        pass
    notice = Notice.objects.get(code="rule_proposed")
    assert "《电梯安全办法》第九条" in shown(carol, "/desk/notices/")
    opened = carol.post("/desk/notices/read/", {"notice": notice.pk, "matter": accepted.pk})
    assert opened["Location"] == path
    assert "Rules to answer for" in shown(carol, "/desk/") and path in shown(carol, "/desk/proposals/")
    html = shown(carol, path)
    assert "没有写明多少日内修复。" in html and "完善政策建议书" in html and "Answer it" in html
    for words in (
        accepted.number,
        accepted.title,
        accepted.body[:10],
        "王琴",
        f"/desk/matters/{accepted.pk}/",
    ):
        assert words not in html, words
    assert carol.get(page(accepted)).status_code == 404
    assert carol.get(page(accepted, f"documents/{row.no + 1}/")).status_code == 404
    form = shown(carol, f"{path}answer/")
    fresh = re.search(r'name="key" value="([^"]+)"', form)[1]
    bad = carol.post(f"{path}answer/", {"key": fresh, "outcome": "", "words": "正在研究"})
    assert bad.status_code == 422 and "正在研究" in bad.content.decode()
    good = {"key": fresh, "outcome": "adopted", "words": "九月修订，写明七日。"}
    for _ in range(2):  # pressed twice
        assert carol.post(f"{path}answer/", good).status_code == 302
    assert Event.objects.filter(act="answer_rule_change").count() == 1
    late = carol.post(f"{path}answer/", {**good, "key": key()})
    assert late.status_code == 422 and "answered already" in late.content.decode()
    assert "九月修订，写明七日。" in shown(bob, page(accepted)) and "Changes of rules proposed" in shown(
        alice, page(accepted)
    )
    for name, status in (("eve", 404), ("frank", 404), ("ben", 200), ("alice", 404)):
        assert desk(name).get(path).status_code == status, name
    assert desk("bob").get(f"{path}answer/").status_code in {200, 403}
    assert bob.post(f"{path}answer/", {**good, "key": key()}).status_code == 403


def test_publishing_fills_the_words_in_and_asks_for_a_second_look(desk, accepted):
    bob = desk("bob")
    sent(
        bob, accepted, "propose_rule_change", **{k: LACKING[k] for k in ("rule", "owner", "gap", "proposal")}
    )
    row = RuleChange.objects.get()
    form = shown(bob, page(accepted, f"act/publish_rule_change/?proposal={row.no}"))
    assert "没有写明多少日内修复。" in form and "增加：七日内修复。" in form
    words = {"proposal_no": row.no, "rule": row.rule, "gap": row.gap, "proposal": row.proposal}
    unread = sent(bob, accepted, "publish_rule_change", **words)
    assert unread.status_code == 422 and "Read it through once more" in unread.content.decode()
    named = sent(bob, accepted, "publish_rule_change", **{**words, "gap": "王琴说的电梯"}, confirmed="on")
    assert named.status_code == 422 and 'id="id_gap_problem"' in named.content.decode()
    assert sent(bob, accepted, "publish_rule_change", **words, confirmed="on").status_code == 302
    assert "增加：七日内修复。" in bob.get("/lacking/").content.decode()


def test_a_referral_shows_nowhere_to_those_concerned(desk, accepted, county):
    """Through every list, search, timeline, notice and count, as each member of the unit and its kin."""
    words = "经办人三次收到报修都没有登记。"
    names = ("bob", "ben", "bella", "gina", "alice", "dora", "carol", "eve")
    county_pages = ("/desk/", "/desk/all/", "/desk/signing/", "/desk/proposals/", "/desk/notices/")
    while follow_one(timezone.now()):  # what happened before is told before
        pass
    before = {name: [_plain(desk(name).get(p)) for p in county_pages] for name in names}
    given = {"against": "住房和城乡建设局", "official": "Bella", "words": words}
    answer = sent(desk("alice"), accepted, "refer_conduct", **given)
    assert answer.status_code == 302 and answer["Location"] == page(accepted)
    report = Matter.objects.get(kind="report")
    while follow_one(timezone.now()):
        pass
    for name in names:
        client = desk(name)
        after = [_plain(client.get(p)) for p in county_pages]
        assert after == before[name], name
        searched = client.get("/desk/search/", {"q": "三次收到报修"}).content.decode()
        assert words not in searched and f"/matters/{report.pk}/" not in searched
        assert report.number not in client.get("/desk/search/", {"q": "作风问题线索"}).content.decode()
        assert client.get(f"/desk/matters/{report.pk}/").status_code == 404
        for rest in ("people/", "readings/", "act/accept/", "documents/1/", "files/1/"):
            assert client.get(f"/desk/matters/{report.pk}/{rest}").status_code == 404
        its = client.get(page(accepted))
        if its.status_code == 200:
            html = its.content.decode()
            assert words not in html and report.number not in html and str(report.pk) not in html
    assert words in shown(desk("frank"), f"/desk/matters/{report.pk}/")
    assert accepted.number in shown(desk("frank"), f"/desk/matters/{report.pk}/")


def _plain(answer) -> str:
    """A page without what changes from one request to the next."""
    html = answer.content.decode()
    return re.sub(r'(csrfmiddlewaretoken" value=")[^"]+|Done:[^<]*', r"\1", html)


def test_a_referral_with_mistakes_keeps_what_was_typed(desk, accepted):
    answer = sent(desk("alice"), accepted, "refer_conduct", against="天文台", words="打过三次电话没有人登记")
    html = answer.content.decode()
    assert answer.status_code == 422 and "天文台" in html and "打过三次电话没有人登记" in html
    answer = sent(
        desk("alice"), accepted, "refer_conduct", against="中共澄水县纪律检查委员会", words="打过电话"
    )
    assert answer.status_code == 422 and "sealed letter" in answer.content.decode()
    assert not Matter.objects.filter(kind="report").exists()
