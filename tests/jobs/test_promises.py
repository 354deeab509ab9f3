"""Who is told of a promise disputed, pressed for and answered; of a report only those who may know."""

from datetime import timedelta

from huiyin.foundation.ledger.models import Outbox
from huiyin.jobs.follow import follow_one
from huiyin.jobs.pressing import press_overdue
from huiyin.jobs.timer import sweep
from huiyin.matters.models import Commitment, Matter
from huiyin.services.notices.compose import compose
from huiyin.services.notices.models import Notice
from huiyin.work.promises.acts.answer_pressing import answer_pressing
from huiyin.work.promises.acts.confirm_promise import confirm_promise
from tests.named_people import person


def told(matter, code: str) -> set[str]:
    """The units told, and "person" for the person."""
    units = Notice.objects.filter(matter=matter, code=code).values_list("unit__code", flat=True)
    return {unit or "person" for unit in units}


def follow_all(now) -> None:
    while follow_one(now):
        pass
    assert not Outbox.objects.exists()


def disputes(matter, at, said: str = "not_done") -> None:
    no = Commitment.objects.get(matter_id=matter.pk).no
    confirm_promise(actor=person(matter), at=at, matter_id=matter.pk, commitment=no, said=said)


def test_a_dispute_is_told_to_the_unit_and_the_office(a_matter, at):
    matter, when = a_matter("served"), at + timedelta(days=40)
    disputes(matter, when)
    follow_all(when)
    assert told(matter, "promise_disputed") == {"housing", "letters"}
    words = compose(
        Notice.objects.get(matter=matter, code="promise_disputed", unit__code="letters"), "zh-hans"
    )
    assert matter.number in words.subject and "第四十条" in words.text and "王琴" not in words.text


def test_a_yes_is_told_to_nobody(a_matter, at):
    matter, when = a_matter("served"), at + timedelta(days=40)
    disputes(matter, when, said="done")
    follow_all(when)
    assert told(matter, "promise_disputed") == set()


def test_of_a_report_only_the_unit_that_holds_it_is_told(a_matter, at):
    matter, when = a_matter("served"), at + timedelta(days=40)
    Matter.objects.filter(pk=matter.pk).update(confidential=True)
    disputes(matter, when)
    press_overdue(when)
    follow_all(when)
    assert told(matter, "promise_disputed") == {"housing"}
    assert told(matter, "promise_pressed") <= {"housing"}


def test_pressing_is_told_to_all_three_and_the_answer_to_the_office_and_the_person(county, a_matter, at):
    matter, when = a_matter("served"), at + timedelta(days=40)
    assert sweep(when)["pressed"] == 1 and sweep(when)["pressed"] == 0
    follow_all(when)
    assert told(matter, "promise_pressed") == {"housing", "letters"} and told(matter, "pressed") == {"person"}
    answer_pressing(actor=county.actor("bob"), at=when, matter_id=matter.pk, words="在等配件")
    follow_all(when)
    assert told(matter, "pressing_answered") == {"letters"} and told(matter, "pressing_answer") == {"person"}


def test_an_unanswered_pressing_becomes_overdue_like_every_duty(a_matter, at):
    matter, when = a_matter("served"), at + timedelta(days=40)
    sweep(when)
    sweep(when + timedelta(days=16))
    assert "overdue" in set(Notice.objects.filter(matter=matter).values_list("code", flat=True))
