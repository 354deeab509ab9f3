"""Handing a matter over and taking one over: told where it went, never told twice, never to those complained of."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from huiyin.matters import gate
from huiyin.matters.models import (
    Accused,
    Attachment,
    Claim,
    Clock,
    Document,
    Event,
    Item,
    Matter,
    Party,
    Relation,
    Signer,
)
from huiyin.matters.papers import contents_of
from huiyin.matters.queries.courses.elsewhere import elsewhere
from huiyin.matters.record import Invalid, Refused
from huiyin.matters.record.codes import behind, find
from huiyin.matters.record.identity import open_party
from huiyin.matters.together.sealing import open_signer, open_words
from huiyin.work.exchange.acts.hand_over import hand_over
from huiyin.work.exchange.acts.note_receipt import note_receipt
from huiyin.work.exchange.acts.take_over import take_over
from huiyin.work.exchange.given import Accused as Named
from huiyin.work.exchange.given import Handed, Receiver, Signed
from huiyin.work.exchange.given import Item as Coming
from huiyin.work.intake.acts.add_material import add_material
from huiyin.work.intake.acts.withdraw import withdraw
from huiyin.work.together.acts.confirm_signing import confirm_signing
from tests.named_people import HERE, person

CITY = Receiver("江州市信访局", "ab" * 16, "0000-8888888", "https://xf.jiangzhou.example")
CODE = "ABCD2345EFGH6723"


@pytest.fixture
def handed(county, a_matter, at):
    """A matter handed over to the city of Jiangzhou two days after it was filed."""
    matter = a_matter("registered")
    hand_over(
        actor=county.actor("alice"),
        at=at + timedelta(days=2),
        matter_id=matter.pk,
        to=CITY,
        reason="事发地在江州",
    )
    matter.refresh_from_db()
    return matter


def arrived(**changes: object) -> Handed:
    """The same matter as it comes out of a package in another town."""
    given: dict[str, object] = {
        "identity": "c" * 64,
        "sender": Receiver("临江县信访局", "cd" * 16),
        "number": "LJ2026000042",
        "title": "电梯停运两个月无人维修",
        "body": "我们小区三号楼的电梯坏了两个多月。",
        "language": "zh-hans",
        "channel": "letter",
        "received_at": datetime(2026, 2, 20, 12, 0, tzinfo=HERE),
        "handed_on": date(2026, 3, 9),
        "kind": "appeal",
        "path": "art31_6",
        "parties": (
            {
                "name": "王琴",
                "phone": "0000-7654321",
                "address": "柳园小区",
                "role": "petitioner",
                "may_call": "yes",
            },
        ),
        "claims": ("尽快修好三号楼电梯", "公开维修资金账目"),
        "items": (
            Coming("call", datetime(2026, 3, 1, 9, 0, tzinfo=HERE), "来电补充：老人昨天摔倒。", "person"),
        ),
        **changes,
    }
    return Handed(**given)  # type: ignore[arg-type]


def test_the_person_is_told_to_whom_why_and_that_nothing_is_told_twice(county, handed):
    assert (handed.stage, handed.is_open, handed.next_due) == ("handed_over", False, None)
    assert not Clock.objects.filter(matter_id=handed.pk, running=True, side="office").exists()
    notice = Document.objects.get(matter_id=handed.pk, kind="handover_notice")
    told = contents_of(notice)
    assert told["handed_to"] == CITY.name and "0000-8888888" in told["handed_contact"]
    assert told["handed_why"] == "事发地在江州" and notice.for_person
    there = elsewhere(Relation.objects.get(matter_id=handed.pk, kind="handed_to"))
    assert (there.name, there.mark, there.number) == (CITY.name, CITY.mark, "")


def test_what_is_added_afterwards_is_pointed_there(handed, at):
    for doing in (
        lambda: add_material(
            actor=person(handed), at=at + timedelta(days=3), matter_id=handed.pk, text="又坏了"
        ),
        lambda: withdraw(actor=person(handed), at=at + timedelta(days=3), matter_id=handed.pk),
    ):
        with pytest.raises(Refused) as no:
            doing()
        assert no.value.refusal.code == "it_is_there_now" and CITY.name in no.value.refusal.reason.say("zh")


def test_it_goes_neither_without_reason_nor_over_the_head_of_a_promise(county, a_matter, at):
    matter, alice, later = a_matter("registered"), county.actor("alice"), at + timedelta(days=2)
    for to, reason, code in ((CITY, " ", "no_reason"), (replace(CITY, name=" "), "x", "to_nobody")):
        with pytest.raises(Refused) as no:
            hand_over(actor=alice, at=later, matter_id=matter.pk, to=to, reason=reason)
        assert no.value.refusal.code == code
    Matter.objects.filter(pk=matter.pk).update(open_commitments=1)
    with pytest.raises(Refused) as no:
        hand_over(actor=alice, at=later, matter_id=matter.pk, to=CITY, reason="x")
    assert no.value.refusal.code == "promises_open"


@pytest.mark.parametrize("name", ["柳溪镇人民政府", "澄水县人民政府", "人民政府"])
def test_not_to_an_office_that_is_complained_of_nor_to_its_kin(county, a_matter, at, name):
    matter = a_matter("registered", accused_units=(county.units["township"].pk,))
    to, later = Receiver(name, "ef" * 16), at + timedelta(days=2)
    with pytest.raises(Invalid):
        hand_over(actor=county.actor("alice"), at=later, matter_id=matter.pk, to=to, reason="x")
    assert not Relation.objects.exists()
    hand_over(actor=county.actor("alice"), at=later, matter_id=matter.pk, to=CITY, reason="x")


def test_taken_over_with_its_first_day_its_people_and_all_that_came(county, at):
    event = take_over(actor=county.actor("alice"), at=at, handed=arrived(), code=CODE, key="c" * 64)
    matter = Matter.objects.get(pk=event.matter_id)
    assert (matter.stage, matter.received_on, matter.holder) == (
        "registered",
        date(2026, 2, 20),
        county.units["letters"],
    )
    clock = Clock.objects.get(matter_id=matter.pk, running=True)
    assert (clock.limit, clock.start, clock.due) == ("forward_or_tell", date(2026, 3, 10), date(2026, 3, 25))
    party = Party.objects.get(matter_id=matter.pk)
    assert open_party(party)["name"] == "王琴" and "王琴" not in party.name and party.may_call
    assert list(Claim.objects.filter(matter_id=matter.pk).values_list("text", flat=True)) == list(
        arrived().claims
    )
    texts = list(Item.objects.filter(matter_id=matter.pk).order_by("no").values_list("text", flat=True))
    assert texts == ["", "来电补充：老人昨天摔倒。"]
    came = elsewhere(Relation.objects.get(matter_id=matter.pk, kind="came_from"))
    assert (came.name, came.number) == ("临江县信访局", "LJ2026000042")
    assert find(CODE) == matter.pk and event.public["from_office"] == "临江县信访局"


def test_the_same_handing_over_is_taken_once(county, at):
    alice = county.actor("alice")
    first = take_over(actor=alice, at=at, handed=arrived(), code=CODE, key="c" * 64)
    again = take_over(actor=alice, at=at + timedelta(hours=1), handed=arrived(), code="X" * 16, key="c" * 64)
    assert (again.matter_id, again.no) == (first.matter_id, first.no) and Matter.objects.count() == 1


@pytest.mark.parametrize(
    "named",
    [
        Named(code="county", name="人民政府", full_name="澄水县人民政府"),
        Named(full_name="澄水县信访局"),
        Named(code="city", name="云陵市人民政府"),
    ],
    ids=["the county", "the office itself", "the city above it"],
)
def test_an_office_complained_of_cannot_take_it_over_and_is_not_told_why(county, at, named):
    with pytest.raises(Invalid) as wrong:
        take_over(actor=county.actor("alice"), at=at, handed=arrived(accused=(named,)), code=CODE)
    words = str(wrong.value)
    assert "反映" not in words and "complain" not in words.lower()
    assert not Matter.objects.exists() and find(CODE) is None


def test_the_accused_are_known_again_by_full_name_or_by_code_and_name(county, at):
    named = (
        Named(full_name="柳溪镇人民政府"),
        Named(code="labour", name="人力资源和社会保障局"),
        Named(code="housing", name="某厂", full_name="临江县某厂"),
    )
    # a township is kin of the county, but the letters office of the county is not kin of the township
    event = take_over(actor=county.actor("alice"), at=at, handed=arrived(accused=named), code=CODE)
    rows = Accused.objects.filter(matter_id=event.matter_id)
    assert {r.unit.code for r in rows if r.unit_id} == {"township", "labour"}
    assert [bool(r.name) for r in rows if not r.unit_id] == [True]
    assert not gate.visible(county.actor("eve")).exists()


def test_a_law_it_does_not_know_is_left_for_the_clerk(county, at):
    handed = arrived(kind="grievance", path="section_7", channel="fax")
    event = take_over(actor=county.actor("alice"), at=at, handed=handed, code=CODE)
    matter = Matter.objects.get(pk=event.matter_id)
    assert (matter.kind, matter.path, matter.channel) == ("", "", "letter")


def test_not_everybody_takes_over(county, at):
    with pytest.raises(gate.NotPermitted):
        take_over(actor=county.actor("bob"), at=at, handed=arrived(), code=CODE)


def test_the_receipt_puts_the_number_there_on_the_persons_page(county, handed, at):
    alice, later = county.actor("alice"), at + timedelta(days=4)
    with pytest.raises(Invalid):
        note_receipt(actor=alice, at=later, matter_id=handed.pk, mark="00" * 16, number="JZ2026000017")
    with pytest.raises(Refused):
        note_receipt(actor=alice, at=later, matter_id=handed.pk, mark=CITY.mark, number=" ")
    event = note_receipt(actor=alice, at=later, matter_id=handed.pk, mark=CITY.mark, number="JZ2026000017")
    assert event.public == {"to_office": CITY.name, "number_there": "JZ2026000017"}
    assert elsewhere(Relation.objects.get(matter_id=handed.pk)).number == "JZ2026000017"
    assert Event.objects.filter(matter_id=handed.pk, act="note_receipt").count() == 1
    assert not Attachment.objects.exists()


def test_those_who_signed_come_along_and_get_a_code_here(county, at):
    signers = (
        Signed("李大山", "0000-5550101", "", date(2026, 3, 1), "我家还要赔偿"),
        Signed("赵小云", "0000-5550102", "", date(2026, 3, 1)),
        Signed("赵小云", "0000-5550102", "", date(2026, 3, 1)),
    )
    handed = arrived(signers=signers, people=5)
    event = take_over(actor=county.actor("alice"), at=at, handed=handed, code=CODE)
    matter = Matter.objects.get(pk=event.matter_id)
    rows = list(Signer.objects.filter(matter_id=matter.pk).order_by("no"))
    assert [open_signer(row).name for row in rows] == ["李大山", "赵小云"] and not rows[0].confirmed_on
    assert open_words(rows[0]) == "我家还要赔偿"
    assert (matter.people, matter.marks["signers"], matter.marks["unnamed"]) == (5, 2, 2)
    when = at + timedelta(hours=1)
    confirm_signing(actor=county.actor("alice"), at=when, matter_id=matter.pk, signer=rows[0].no, code="HERE")
    assert behind("HERE") == (matter.pk, rows[0].no)
