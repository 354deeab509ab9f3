"""Mediation and settlement at the desk: begun, ended, and an agreement taken in with its terms and signatures."""

from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.matters.models import Commitment, Document, Matter, Proceeding
from tests.desk.conftest import page, sent


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def form(**changes: object) -> dict[str, object]:
    """The agreement on the lift as Bob types it in."""
    return {
        "how": "by_settlement",
        "claims": ["1"],
        "other_party": "",
        "mediator": "",
        "text_1": "更换曳引机，恢复运行",
        "unit_1": "住房和城乡建设局",
        "due_1": day(14),
        "claim_1": "1",
        "person_name": "王琴",
        "person_on": day(0),
        "unit_name": "孙立，科长",
        "unit_on": day(0),
        **changes,
    }


def test_begun_shown_and_ended(desk, a_matter):
    bob, matter = desk("bob"), a_matter("accepted")
    unwilling = sent(bob, matter, "mediate", subject_words="电梯", mediator="李敏", person_agrees="on")
    assert unwilling.status_code == 422 and "李敏" in unwilling.content.decode()
    willing = {"person_agrees": "on", "unit_agrees": "on", "within_discretion": "on"}
    assert sent(bob, matter, "mediate", subject_words="电梯", mediator="李敏", **willing).status_code == 302
    shown = bob.get(page(matter)).content.decode()
    assert "Mediation: 电梯" in shown and "act/end_mediation/" in shown
    assert sent(bob, matter, "end_mediation", reason="").status_code == 422
    assert sent(bob, matter, "end_mediation", reason="分歧太大").status_code == 302
    shown = bob.get(page(matter)).content.decode()
    assert "ended without agreement" in shown and "act/end_mediation/" not in shown


def test_an_agreement_is_taken_in_and_its_terms_are_promises(desk, a_matter):
    bob, matter = desk("bob"), a_matter("accepted")
    opened = bob.get(page(matter, "act/settle/")).content.decode()
    assert (
        "尽快修好三号楼电梯" in opened
        and 'value="住房和城乡建设局"' in opened
        and "Both sides sign" in opened
    )
    assert sent(bob, matter, "settle", **form()).status_code == 302
    matter.refresh_from_db()
    assert matter.stage == "settled" and Commitment.objects.get().text == "更换曳引机，恢复运行"
    shown = bob.get(page(matter)).content.decode()
    assert "settlement agreement" in shown and "更换曳引机" in shown and "act/keep_promise/" in shown
    paper = Document.objects.get(kind="settlement_agreement")
    read = bob.get(page(matter, f"documents/{paper.no}/")).content.decode()
    assert "和解协议书" in read and "孙立，科长" in read


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"unit_name": ""}, "both sides have to sign it"),
        ({"text_1": "王琴不再上访"}, "no agreement may make the person give up"),
        ({"unit_1": ""}, "1 term(s) name no unit or no day"),
        ({"due_1": ""}, "1 term(s) name no unit or no day"),
        ({"due_1": day(-1)}, "has already passed"),
        ({"text_1": "", "due_1": ""}, "The agreement has no terms"),
        ({"claims": []}, "Fill this in."),
        ({"claims": ["7"]}, "7"),
        ({"unit_1": "月球办事处"}, "There is no unit called"),
        ({"how": "by_mediation"}, "no mediation is running"),
    ],
    ids=["one signature", "waiver", "no unit", "no day", "past", "no terms", "no claim", "no such claim", "moon", "how"],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_lost(desk, a_matter, changes, words):
    matter = a_matter("accepted")
    answer = sent(desk("bob"), matter, "settle", **form(**changes))
    shown = answer.content.decode()
    assert answer.status_code == 422 and words in shown
    assert changes.get("person_name", "王琴") in shown
    assert Matter.objects.get(pk=matter.pk).stage == "accepted" and not Commitment.objects.exists()


def test_what_is_settled_is_no_longer_in_the_form_of_the_decision(desk, a_matter):
    bob, matter = desk("bob"), a_matter("accepted", claims=("修好电梯", "公开账目"))
    assert sent(bob, matter, "settle", **form(claims=["1"])).status_code == 302
    opened = bob.get(page(matter, "act/decide/")).content.decode()
    assert 'name="facts_2"' in opened and 'name="facts_1"' not in opened
    assert Proceeding.objects.get(kind="settlement").details["claims"] == [1]
