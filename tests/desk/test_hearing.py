"""A hearing at the desk: called, held, cancelled and published through its forms, with what is wrong said in words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.matters.models import Document, Matter, Proceeding
from huiyin.work.hearing.acts.call_hearing import call_hearing
from huiyin.work.hearing.sitting import Calling
from tests.desk.conftest import page, sent


@pytest.fixture
def at():
    """Thirty days ago, so that a hearing can have been called and held since."""
    return timezone.now() - timedelta(days=30)


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def call_form(**changes: object) -> dict[str, object]:
    """The form as Bob fills it in: in three weeks, before Carol."""
    return {
        "held_on": day(21),
        "held_hour": "14:30",
        "place": "信访局二楼听证室",
        "subject_words": "电梯由谁修",
        "presider": "Carol · 人力资源和社会保障局",
        "panel": "李敏 律师\n赵宏 县人大代表",
        "openness": "public",
        "closed_ground": "",
        "invited_1": "",
        "invited_2": "",
        "interpreter": "手语",
        "bring": "本通知书",
        **changes,
    }


def minutes_form(on: str, **changes: object) -> dict[str, object]:
    return {
        "began_on": on,
        "began_hour": "09:30",
        "ended_on": "",
        "ended_hour": "11:00",
        "presider": "Carol · 人力资源和社会保障局",
        "panel": "李敏 律师",
        "part_1": "heard_person",
        "name_1": "王琴",
        "signed_1": "signed",
        "part_2": "heard_unit",
        "statements": "各方都说了。",
        "panel_opinion": "应当修复。",
        "votes_for": "2",
        "votes_against": "0",
        "votes_abstain": "0",
        "read_back": "on",
        **changes,
    }


@pytest.fixture
def called(county, a_matter):
    """A hearing called two weeks and more ago, for yesterday."""
    matter = a_matter("accepted")
    yesterday = timezone.localtime().replace(hour=9, minute=30) - timedelta(days=1)
    calling = Calling(
        held_at=yesterday,
        place="二楼听证室",
        subject="电梯由谁修",
        presider=county.accounts["carol"].pk,
        bring=("本通知书",),
        panel=("李敏 律师",),
    )
    when = timezone.now() - timedelta(days=20)
    call_hearing(actor=county.actor("bob"), at=when, matter_id=matter.pk, calling=calling)
    return Matter.objects.get(pk=matter.pk)


def test_called_through_its_form_and_shown_on_the_page(desk, a_matter):
    bob, matter = desk("bob"), a_matter("accepted")
    form = bob.get(page(matter, "act/call_hearing/")).content.decode()
    assert "At the earliest" in form and "Gina · 人民政府" in form
    assert sent(bob, matter, "call_hearing", **call_form()).status_code == 302
    shown = bob.get(page(matter)).content.decode()
    assert "Hearing: 电梯由谁修" in shown and "信访局二楼听证室" in shown and f"{day(21)} 14:30" in shown
    notice = Document.objects.get(matter_id=matter.pk, kind="hearing_notice")
    paper = bob.get(page(matter, f"documents/{notice.no}/")).content.decode()
    assert "听证通知书" in paper and "手语" in paper and "李敏 律师" in paper


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"held_on": day(3)}, "whole days before"),
        ({"held_on": ""}, "Fill this in."),
        ({"held_hour": "25:99"}, "This is no time of day"),
        ({"presider": "Zoe"}, "No member of staff is called “Zoe”"),
        ({"presider": "Bob"}, ""),
        ({"openness": "closed"}, "not behind closed doors"),
        ({"invited_1": "月球办事处"}, "There is no unit called"),
        ({"bring": " "}, "Fill this in."),
    ],
    ids=["too soon", "no day", "no hour", "stranger", "bob himself", "closed", "no unit", "nothing to bring"],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(desk, a_matter, changes, words):
    matter = a_matter("accepted")
    if words == "":
        Matter.objects.filter(pk=matter.pk).update(officer_id=_bob(matter))
        words = "not by this presider"
    answer = sent(desk("bob"), matter, "call_hearing", **call_form(**changes))
    shown = answer.content.decode()
    assert answer.status_code == 422 and words.lower() in shown.lower() and "李敏 律师" in shown
    assert not Proceeding.objects.exists()


def _bob(matter: Matter) -> int:
    from huiyin.foundation.people.models import Account

    return Account.objects.get(login="bob").pk


def test_the_minutes_are_written_in_one_form(desk, called):
    bob = desk("bob")
    form = bob.get(page(called, "act/hold_hearing/")).content.decode()
    assert 'value="Carol · 人力资源和社会保障局"' in form and "李敏 律师</textarea>" in form
    assert form.count('name="name_') == 8
    unsigned = sent(bob, called, "hold_hearing", **minutes_form(day(-1), signed_1=""))
    assert unsigned.status_code == 422 and "neither signed" in unsigned.content.decode()
    many = sent(bob, called, "hold_hearing", **minutes_form(day(-1), votes_for="9"))
    assert many.status_code == 422 and "9 votes" in many.content.decode()
    assert sent(bob, called, "hold_hearing", **minutes_form(day(-1))).status_code == 302
    shown = bob.get(page(called)).content.decode()
    assert "2 for, 0 against, 0 abstaining" in shown and "record of a hearing" in shown
    assert "王琴" not in shown, "who was there stands in the minutes alone"


def test_cancelled_with_its_reason(desk, called):
    bob = desk("bob")
    assert "二楼听证室" in bob.get(page(called, "act/cancel_hearing/")).content.decode()
    assert sent(bob, called, "cancel_hearing", reason="").status_code == 422
    assert sent(bob, called, "cancel_hearing", reason="会场停电").status_code == 302
    assert "会场停电" in bob.get(page(called)).content.decode()


def test_published_for_everybody_without_names(desk, client, called):
    bob = desk("bob")
    assert sent(bob, called, "hold_hearing", **minutes_form(day(-1))).status_code == 302
    hearing = Proceeding.objects.get(matter_id=called.pk)
    given = {"hearing": str(hearing.no), "confirmed": "on"}
    naming = sent(bob, called, "publish_hearing", text="王琴的电梯已修好。", **given)
    assert naming.status_code == 422 and "王琴" in naming.content.decode()
    text = "一处住宅的电梯，听证认为应当修复。"
    assert sent(bob, called, "publish_hearing", text=text, **given).status_code == 302
    public = client.get("/hearings/").content.decode()
    assert text in public and "澄水县住房和城乡建设局" in public
    assert called.number not in public and "王琴" not in public and "Carol" not in public
    assert client.get("/hearings/?before=nonsense").status_code == 404
