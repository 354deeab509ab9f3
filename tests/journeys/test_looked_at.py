"""Pages of review, signing and hearing that no other journey passes: past axe on a phone in Chinese, on a screen in English."""

import pytest
from django.utils import timezone

from huiyin.foundation.people.models import Role
from huiyin.matters.models import RuleChange
from huiyin.matters.proposing import Proposal
from huiyin.work.intake.taking import query_code
from huiyin.work.review.acts.admit_review import admit_review
from huiyin.work.review.acts.ask_review import ask_review
from huiyin.work.review.acts.decide_review import decide_review
from huiyin.work.review.acts.serve_review import serve_review
from huiyin.work.review.request import Request
from huiyin.work.signing.acts.propose_rule_change import propose_rule_change
from huiyin.work.signing.acts.publish_rule_change import publish_rule_change
from huiyin.work.signing.acts.submit_draft import submit_draft
from tests.journeys.seating import seated
from tests.journeys.test_desk import no_second_factor  # noqa: F401 - fixture
from tests.journeys.test_portal import DESK, PHONE, at, county, look, window  # noqa: F401 - fixtures
from tests.named_people import person as person_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = pytest.mark.parametrize(
    ("size", "language"), [(PHONE, "zh-hans"), (DESK, "en")], ids=["phone-zh", "desk-en"]
)
FOUND = {"findings": "又停运两次", "reasons": "没有查明反复停运的原因", "basis": "《特种设备安全法》"}


def looked(page, axe, *paths: str) -> None:
    for path in paths:
        assert page.goto(path).status == 200, path
        look(page, axe)


@SIZES
def test_drafts_and_what_the_reviewing_organ_sees(window, axe, county, a_matter, size, language):  # noqa: F811
    drafted, asked = a_matter("accepted"), a_matter("served", key="asked", title="请求复查的")
    now = timezone.now()
    words = {"facts_1": "属实", "reason_1": "合理", "basis_1": "《物业管理条例》", "outcome_1": "explain"}
    submit_draft(actor=county.actor("ben"), at=now, matter_id=drafted.pk, drafted="decide", words=words)
    ask_review(actor=person_of(asked), at=now, matter_id=asked.pk, request=Request("没有查清"))
    bob, ruth, phone = window(size), window(size), window(size)
    seated(bob, "bob", language=language)
    one = f"/desk/matters/{drafted.pk}/"
    forms = [
        f"{one}act/{name}/"
        for name in ("decide", "send_back_draft", "call_hearing", "mediate", "settle", "merge")
    ]
    looked(bob, axe, "/desk/signing/", one, *forms)
    seated(ruth, "ruth", language=language)
    one = f"/desk/matters/{asked.pk}/"
    looked(ruth, axe, "/desk/", one, f"{one}act/admit_review/", f"{one}act/decline_review/")
    by_ruth = {"actor": county.actor("ruth"), "matter_id": asked.pk}
    admit_review(at=now, **by_ruth)
    looked(ruth, axe, f"{one}act/decide_review/")
    phone.goto(f"/t/{query_code('asked')}?lang={language}")
    look(phone, axe)
    decide_review(at=now, outcome="maintain", **FOUND, **by_ruth)
    serve_review(at=now, how="direct", **by_ruth)
    looked(phone, axe, f"/track/{asked.pk}/", f"/track/{asked.pk}/review/", "/hearings/", "/reviews/")


@SIZES
def test_rules_that_are_lacking_at_the_desk_and_for_everybody(window, axe, county, a_matter, size, language):  # noqa: F811
    matter, now = a_matter("accepted"), timezone.now()
    words = Proposal(
        "《征地补偿标准》第三条", "没有写明付款的期限", "写明三十日内付清", county.units["labour"].pk
    )
    by_bob = {"actor": county.actor("bob"), "matter_id": matter.pk, "at": now}
    propose_rule_change(change=words, **by_bob)
    no = RuleChange.objects.get().no
    carol = seated(window(size), "carol", language=language)
    one = f"/desk/proposals/{matter.pk}/{no}/"
    looked(carol, axe, "/desk/proposals/", one, f"{one}answer/")
    told = {"rule": words.rule, "gap": words.gap, "proposal": words.proposal}
    publish_rule_change(no=no, words=told, confirmed=True, **by_bob)
    looked(carol, axe, "/desk/proposals/", "/lacking/")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_way_about_stands_in_one_line_on_a_screen(window, county, language):  # noqa: F811
    county.accounts["alice"].roles.set(Role.objects.all())
    page = seated(window(DESK), "alice", language=language)
    tops = page.eval_on_selector_all(".house-nav a", "all => all.map(one => one.getBoundingClientRect().top)")
    assert len(tops) > 8 and max(tops) - min(tops) < 5, tops
    heads = page.eval_on_selector_all(
        ".house-name, .house-search", "all => all.map(one => one.getBoundingClientRect().top)"
    )
    assert max(heads) < tops[0], "name and search stand in the line above"
