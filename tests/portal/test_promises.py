"""The person judges promises, agrees to be reached or not, and finds the review after a poor rating."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from huiyin.foundation.people.actor import SystemActor
from huiyin.matters.models import Commitment, Event, Matter, Party
from huiyin.work.promises.acts.keep_promise import keep_promise
from huiyin.work.promises.acts.press_promise import press_promise
from tests.portal.conftest import Page, Person, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def reported(follow, county):
    """Wang Qin's matter, in which the housing bureau says the lift was repaired."""
    person, matter, _ = follow("served")
    promise = Commitment.objects.get(matter_id=matter.pk)
    keep_promise(
        actor=county.actor("bob"),
        at=timezone.now(),
        matter_id=matter.pk,
        commitment=promise.no,
        evidence="曳引机已更换，验收合格",
    )
    return person, matter, promise


def address(matter: Matter, rest: str) -> str:
    return f"/track/{matter.pk}/{rest}"


def test_the_person_says_not_done_and_reads_what_follows(reported):
    person, matter, promise = reported
    page = text(person.get(address(matter, "")))
    assert "曳引机已更换" in page and f"/promise/{promise.no}/" in page
    form = text(person.get(address(matter, f"promise/{promise.no}/")))
    assert promise.text in form and "您不需要举证" in form
    answer = person.post(
        address(matter, f"promise/{promise.no}/"), {"said": "not_done", "words": "电梯还是停着", "key": "k1"}
    )
    assert answer.url == address(matter, "")
    page = text(person.get(answer.url))
    assert "重新列为未落实" in page and "电梯还是停着" in page and "曳引机已更换" in page
    assert "应当在" in page and "书面答复" in page  # until when the unit has to answer
    again = text(person.get(address(matter, f"promise/{promise.no}/")))
    assert "电梯还是停着" in again and "checked" in again


def test_sent_twice_it_is_said_once_and_without_a_choice_nothing(reported):
    person, matter, promise = reported
    where = address(matter, f"promise/{promise.no}/")
    for _ in range(2):
        assert person.post(where, {"said": "done", "words": "", "key": "same"}).status_code == 302
    assert Event.objects.filter(matter=matter, act="confirm_promise").count() == 1
    for said in ("", "maybe", "\x00"):
        answer = person.post(where, {"said": said, "words": "还没有看", "key": f"x{said!r}"})
        assert answer.status_code == 422 and "还没有看" in text(answer)
    assert Commitment.objects.get(matter=matter).said == "done"


def test_a_promise_whose_day_has_not_come_offers_nothing_yet(follow):
    person, matter, _ = follow("served")
    promise = Commitment.objects.get(matter=matter)
    assert f"/promise/{promise.no}/" not in text(person.get(address(matter, "")))
    answer = person.post(address(matter, f"promise/{promise.no}/"), {"said": "not_done", "key": "k"})
    assert answer.status_code == 422 and "还不到时候" in text(answer)
    assert person.get(address(matter, "promise/999/")).status_code == 404


def test_only_the_persons_own_page_reaches_a_promise(reported, follow):
    _, matter, promise = reported
    other, *_ = follow("served")
    for rest in (f"promise/{promise.no}/", "contact/", "rated/"):
        assert other.get(address(matter, rest)).status_code == 403
        assert other.post(address(matter, rest), {"said": "done"}).status_code in {403, 405}
    assert Commitment.objects.get(matter=matter).said == ""


def test_the_pressing_and_the_answer_stand_on_the_timeline(follow, county):
    person, matter, _ = follow("served")
    promise = Commitment.objects.get(matter=matter)
    Commitment.objects.filter(matter=matter).update(due=timezone.localdate() - timedelta(days=1))
    press_promise(actor=SystemActor(), at=timezone.now(), matter_id=matter.pk, commitment=promise.no)
    page = text(person.get(address(matter, "")))
    assert "没有按期落实，已督促" in page and "第四十条" in page and f"/promise/{promise.no}/" in page


def test_consents_are_given_and_taken_back_on_the_page(follow):
    person, matter, _ = follow("accepted")
    assert "不会有人打电话问您" in text(person.get(address(matter, "")))
    assert text(person.get(address(matter, "contact/"))).count('type="checkbox"') == 2
    given = {"may_call": "on", "key": "one"}
    assert person.post(address(matter, "contact/"), given).status_code == 302
    page = text(person.get(address(matter, "")))
    assert "您同意电话或者上门回访" in page and "文书以纸质送达" in page
    assert "checked" in text(person.get(address(matter, "contact/")))
    assert person.post(address(matter, "contact/"), {"key": "two"}).status_code == 302
    assert not Party.objects.get(matter=matter).may_call
    assert "不接受回访" in text(person.get(address(matter, "")))


def test_anonymous_people_are_not_asked_for_consent(follow):
    person, matter, _ = follow("received", anonymous=True, petitioners=())
    assert "contact/" not in text(person.get(address(matter, "")))
    assert person.get(address(matter, "contact/")).status_code == 409


def test_consent_at_filing(wang: Person):
    asked = text(wang.get("/file/who/"))
    assert 'name="may_call"' in asked and 'name="e_service"' in asked
    wang.fill(who={"e_service": "on"})
    assert "电子送达文书" in text(wang.get("/file/check/"))
    matter, _ = wang.file(who={"e_service": "on"})
    party = Party.objects.get(matter=matter)
    assert (party.may_call, party.e_service, matter.marks) == (False, True, {"e_service": True})


def test_whoever_stays_anonymous_leaves_no_consent(wang: Person):
    matter, _ = wang.file(who={"anonymous": "yes", "may_call": "on", "e_service": "on"})
    assert matter.marks == {} and not Party.objects.filter(matter=matter).exists()


def test_a_poor_rating_offers_the_review_in_one_click(follow):
    person, matter, _ = follow("served")
    answer = person.post(address(matter, "rate/"), {"unit": "dissatisfied", "key": "r"})
    assert answer.url == reverse("portal:rated", args=[matter.pk])
    page = person.get(answer.url)
    last = timezone.localdate() + timedelta(days=25)
    assert "澄水县人民政府" in text(page) and last.isoformat() in text(page) and "申请复查" in text(page)
    assert not Page(page).inline


def test_a_good_rating_or_a_review_out_of_time_leads_back_to_the_matter(follow):
    person, matter, _ = follow("served")
    assert person.post(address(matter, "rate/"), {"unit": "satisfied", "key": "r"}).url == address(matter, "")
    unserved, early, _ = follow("accepted")
    assert unserved.get(address(early, "rated/")).url == address(early, "")
