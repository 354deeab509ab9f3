"""What a review, a reopening and their taking back bring: who is told, in words that every code has."""

from datetime import timedelta

import pytest

from huiyin.foundation.ledger.models import Outbox
from huiyin.jobs import follow
from huiyin.jobs.table import FOLLOW_UPS
from huiyin.services.notices.compose import ALL, compose
from huiyin.services.notices.models import Notice
from huiyin.work.review.acts.ask_reopen import ask_reopen
from huiyin.work.review.acts.decline_reopen import decline_reopen
from huiyin.work.review.acts.decline_review import decline_review
from huiyin.work.review.acts.reopen import reopen
from huiyin.work.review.acts.withdraw_request import withdraw_request
from tests.named_people import person
from tests.review_people import Lived

SAME = {
    "same_facts": True,
    "same_reasons": True,
    "reason": "合同复核时已经看过",
    "right_door": "可以申请救助",
}


@pytest.fixture
def lived(county, a_matter, at):
    lived = Lived(county, a_matter("served"), at + timedelta(days=5))
    told(lived)
    return lived


def told(lived, n=0) -> list[tuple[str, str]]:
    """What was told since the last time, each notice written out in both languages: whom, and which code."""
    last = Notice.objects.order_by("-id").values_list("id", flat=True).first() or 0
    while follow.follow_one(lived.day(n) + timedelta(hours=8)):
        pass
    assert not Outbox.objects.exists()
    found = []
    for notice in Notice.objects.filter(id__gt=last).order_by("id"):
        for language in ("zh-hans", "en"):
            words = compose(notice, language)
            assert lived.now().number in words.text and "%" not in words.text
        found.append((notice.unit.code if notice.unit_id else "person", notice.code))
    return found


def test_every_notice_of_the_table_has_words():
    cells = [c.cell_contents for ups in FOLLOW_UPS.values() for up in ups for c in up.__closure__ or ()]
    codes = {cell for cell in cells if isinstance(cell, str)}
    assert {"review_served", "carried", "joined"} <= codes, "the search itself works"
    assert codes <= set(ALL), f"no words for {sorted(codes - set(ALL))}"


def test_every_step_of_a_review_is_told_to_whom_it_concerns(lived):
    lived.ask(10)
    assert told(lived, 10) == [("county", "desk_review")]
    lived.admit(12)
    assert told(lived, 12) == [("person", "review_admitted")]
    lived.decide(20)
    assert told(lived, 20) == [("person", "review_decided")]
    lived.serve(22)
    assert told(lived, 22) == [("person", "review_served"), ("housing", "desk_back")]
    notice = Notice.objects.get(code="review_served")
    assert "2026年5月6日" in compose(notice, "zh-hans").text  # until when a second review can be asked for


def test_declined_and_taken_back_are_told(lived):
    lived.ask(10)
    told(lived, 10)
    withdraw_request(actor=person(lived.matter), at=lived.day(11), matter_id=lived.matter.pk)
    assert told(lived, 11) == [("county", "request_withdrawn"), ("housing", "desk_back")]
    lived.ask(12)
    told(lived, 12)
    words = {"ground": "not_the_person", "reason": "没有委托书", "right_door": "请本人提出"}
    decline_review(actor=lived.county.actor("ruth"), at=lived.day(13), matter_id=lived.matter.pk, **words)
    assert told(lived, 13) == [("person", "review_declined"), ("housing", "desk_back")]


def test_reopening_is_told_to_the_office_and_its_answer_to_the_person(lived):
    lived.ended()
    told(lived, 40)
    for n, answer in ((60, decline_reopen), (70, reopen)):
        given = {"matter_id": lived.matter.pk}
        new = {"whats_new": "new_facts", "text": "找到了合同"}
        ask_reopen(actor=person(lived.matter), at=lived.day(n), **new, **given)
        assert told(lived, n) == [("letters", "desk_reopen")]
        more = SAME if answer is decline_reopen else {"reason": "合同是新的"}
        answer(actor=lived.county.actor("alice"), at=lived.day(n + 1), **more, **given)
        code = "not_reopened" if answer is decline_reopen else "reopened"
        assert ("person", code) in told(lived, n + 1)
