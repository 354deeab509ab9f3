"""Publishing an answer: only where its person agreed, only when nobody can be recognised, gone when taken back."""

from datetime import timedelta

import pytest

from huiyin.matters import gate
from huiyin.matters.models import Event, Matter, Publication
from huiyin.matters.queries.casework.published import published_answer, published_answers
from huiyin.matters.record import Invalid, Refused
from huiyin.work.publishing.acts.agree_publication import agree_publication
from huiyin.work.publishing.acts.publish_answer import publish_answer
from huiyin.work.publishing.acts.withdraw_publication import withdraw_publication
from huiyin.work.publishing.reading_through import ForEverybody
from tests.named_people import person

pytestmark = pytest.mark.django_db
WORDS = ForEverybody(
    "电梯停运无人维修",
    "小区的电梯坏了两个多月，老人下不了楼，请帮助解决。",
    "经核查，曳引机损坏，物业已更换。",
)


@pytest.fixture
def publish(county, a_matter, at):
    """A served matter whose person agreed, and the act of the housing bureau on it."""
    matter = a_matter("served", publishable=True)

    def do(
        words: ForEverybody = WORDS, who: str = "bob", confirmed: bool = True, on: Matter = matter
    ) -> Event:
        when = at + timedelta(days=10)
        return publish_answer(
            actor=county.actor(who), at=when, matter_id=on.pk, words=words, confirmed=confirmed
        )

    do.matter = matter
    return do


def test_published_in_other_words_and_read_by_everybody(publish):
    publish()
    row = Publication.objects.get()
    assert row.state == "published" and str(publish.matter.pk) not in row.number
    found, _ = published_answers(words="曳引机 电梯")
    assert [one.number for one in found] == [row.number] and published_answers(words="养老金")[0] == []
    publish.matter.refresh_from_db()
    assert publish.matter.marks["answer_public"] and publish.matter.stage == "served"
    assert row.taken_out  # the text as received named a building
    with pytest.raises(Refused, match="published already"):
        publish()


@pytest.mark.parametrize("gone", [{"publishable": False}, {"marks": {"signers": 3}}, {"kind": "report"}])
def test_without_consent_of_many_or_of_a_report_nothing_is_published(publish, gone):
    Matter.objects.filter(pk=publish.matter.pk).update(**gone)
    with pytest.raises(Refused):
        publish()
    assert not Publication.objects.exists()


def test_not_unread_and_not_by_another_unit(publish):
    with pytest.raises(Refused, match="read it through"):
        publish(confirmed=False)
    with pytest.raises(gate.NoSuchMatter):
        publish(who="carol")
    with pytest.raises(gate.NotOnYourDesk):
        publish(who="alice")


@pytest.mark.parametrize(
    "words",
    [
        "王琴反映电梯停运。",
        "电话0000-7654321，电梯停运。",
        "柳园小区三号楼的电梯停运。",
        "邻居张建国说电梯停运，电话13812345678。",
    ],
)
def test_whatever_leads_to_somebody_stops_it(publish, words):
    with pytest.raises(Invalid) as failure:
        publish(ForEverybody(WORDS.title, words, WORDS.answered))
    assert {problem.field for problem in failure.value.problems} == {"asked"}
    assert not Publication.objects.exists()


def test_what_only_looks_like_a_name_is_confirmed_and_a_party_is_not(publish):
    words = "和平里三号楼的电梯停运。"
    with pytest.raises(Invalid):
        publish(ForEverybody(WORDS.title, words, WORDS.answered))
    with pytest.raises(Invalid):  # the party's own name cannot be confirmed away
        publish(ForEverybody(WORDS.title, "王琴反映电梯停运。", WORDS.answered, ("王琴",)))
    publish(
        ForEverybody(
            WORDS.title, "和平里三号楼的电梯停运。".replace("三号楼", ""), WORDS.answered, ("和平里",)
        )
    )


def test_the_person_takes_it_back_and_it_is_gone(publish, at):
    publish()
    number = Publication.objects.get().number
    given = {"at": at + timedelta(days=11), "matter_id": publish.matter.pk}
    agree_publication(actor=person(publish.matter), agrees=False, **given)
    assert published_answer(number) is None and published_answers()[0] == []
    publish.matter.refresh_from_db()
    assert not publish.matter.publishable and not publish.matter.marks["answer_public"]
    with pytest.raises(Refused, match="has not agreed"):
        publish()
    agree_publication(actor=person(publish.matter), agrees=True, **given)
    publish()
    assert published_answer(number) is None  # the earlier publication stays withdrawn under its number


def test_the_office_takes_it_back_with_a_reason_and_agrees_for_nobody(publish, county, at):
    publish()
    given = {"actor": county.actor("bob"), "at": at + timedelta(days=11), "matter_id": publish.matter.pk}
    with pytest.raises(Refused, match="is not said"):
        withdraw_publication(reason="  ", **given)
    event = withdraw_publication(reason="楼号可以认出人", **given)
    assert event.public == {"reason": "楼号可以认出人"} and published_answers()[0] == []
    with pytest.raises(Refused, match="Only the person"):
        agree_publication(agrees=True, **given)


def test_what_becomes_a_report_later_is_shown_nowhere(publish):
    publish()
    Matter.objects.filter(pk=publish.matter.pk).update(confidential=True)
    assert published_answers()[0] == [] and published_answer(Publication.objects.get().number) is None


def test_an_answer_that_no_longer_stands_is_shown_to_nobody(publish):
    publish()
    Matter.objects.filter(pk=publish.matter.pk).update(stage="accepted")  # as after a review that quashed it
    assert published_answers()[0] == [] and published_answer(Publication.objects.get().number) is None
    Matter.objects.filter(pk=publish.matter.pk).update(stage="closed")
    assert len(published_answers()[0]) == 1
