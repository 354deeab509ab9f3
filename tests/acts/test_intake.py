"""Taking in, registering, accepting, refusing, redirecting, adding, withdrawing: what works and what is refused, with its article."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from huiyin.foundation.people.actor import FilerActor
from huiyin.matters import gate
from huiyin.matters.models import Accused, Clock, Document, Event, Item, Matter, Party, QueryCode
from huiyin.matters.papers import contents_of, paper_of
from huiyin.matters.record import Invalid, Refused
from huiyin.matters.record.codes import find
from huiyin.matters.record.identity import open_party
from huiyin.work.intake.acts.accept import accept
from huiyin.work.intake.acts.add_material import add_material
from huiyin.work.intake.acts.redirect import redirect
from huiyin.work.intake.acts.refuse import refuse
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.acts.take_call import take_call
from huiyin.work.intake.acts.take_letter import take_letter
from huiyin.work.intake.acts.take_online import take_online
from huiyin.work.intake.acts.withdraw import withdraw
from huiyin.work.intake.classifying import Classified
from huiyin.work.intake.taking import query_code
from tests.named_people import HERE, filing, person


def test_the_same_key_files_once_and_shows_the_same_code(county, at):
    first = take_online(actor=FilerActor(), at=at, filing=filing(), code=query_code("k"), key="k")
    again = take_online(
        actor=FilerActor(), at=at + timedelta(hours=1), filing=filing(), code=query_code("k"), key="k"
    )
    assert (first.matter_id, first.no) == (again.matter_id, again.no)
    assert Matter.objects.count() == Event.objects.count() == QueryCode.objects.count() == 1
    code = query_code("k")
    assert find(f"{code[:4]}-{code[4:8].lower()} {code[8:]}") == first.matter_id
    assert find("A" * 16) is None


def test_who_brings_it_is_sealed_apart_from_the_text(filed):
    matter = filed()
    party = Party.objects.get(matter_id=matter.pk)
    assert "王琴" not in party.name and "7654321" not in party.phone
    assert open_party(party)["name"] == "王琴"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"body": "  \n\t "}, "body"),
        ({"body": "字" * 50_001}, "body"),
        ({"title": "长" * 101}, "title"),
        ({"claims": tuple(f"请求{i}" for i in range(21))}, "claims"),
        ({"claims": ("求" * 1001,)}, "claims"),
        ({"petitioners": ()}, "name"),
        ({"people": 0}, "people"),
        ({"received_at": datetime(2027, 1, 1, tzinfo=HERE)}, "received"),
        ({"received_at": datetime(1911, 1, 1, tzinfo=HERE)}, "received"),
        ({"postmark": date(2030, 1, 1)}, "postmark"),
    ],
)
def test_bad_input_is_named_and_nothing_is_written(county, at, changes, field):
    with pytest.raises(Invalid) as wrong:
        take_online(actor=FilerActor(), at=at, filing=filing(**changes))
    assert field in {p.field for p in wrong.value.problems}
    assert not Matter.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        "\x00坏\x08字符",
        "<script>alert(1)</script>",
        "'; DROP TABLE matter; --",
        "👵🏽 \u202eevil",
        "ㄓㄨˋ繁體",
    ],
)
def test_hostile_text_is_kept_as_text(filed, body):
    matter = filed(body=body)
    assert "\x00" not in matter.body and "\u202e" not in matter.body
    assert matter.body


def test_a_letter_counts_from_the_day_it_was_received_not_registered(county, at):
    came = at - timedelta(days=4)
    event = take_letter(
        actor=county.actor("alice"), at=at, filing=filing(received_at=came, postmark=date(2026, 3, 3))
    )
    matter = Matter.objects.get(pk=event.matter_id)
    assert matter.stage == "registered"
    assert Clock.objects.get(matter_id=matter.pk).due == came.date() + timedelta(days=15)


def test_two_offices_never_give_the_same_number(county, at, filed):
    accused = (county.units["letters"].pk,)
    take_letter(actor=county.actor("alice"), at=at, filing=filing())
    filed(accused_units=accused), filed()
    numbers = list(Matter.objects.values_list("number", flat=True))
    assert len(numbers) == len(set(numbers)) == 3


def test_a_call_must_be_read_back(county, at):
    with pytest.raises(Invalid) as wrong:
        take_call(actor=county.actor("alice"), at=at, filing=filing())
    assert wrong.value.problems[0].field == "read_back"
    take_call(actor=county.actor("alice"), at=at, filing=filing(read_back=True))


def test_only_the_window_takes_letters(county, at):
    with pytest.raises(gate.NotPermitted):
        take_letter(actor=county.actor("bob"), at=at, filing=filing())


def test_a_complaint_about_the_letters_office_goes_to_the_next_one_up(county, at):
    accused = (county.units["letters"].pk,)
    event = take_online(actor=FilerActor(), at=at, filing=filing(accused_units=accused))
    assert Matter.objects.get(pk=event.matter_id).holder.code == "city_letters"
    with pytest.raises(gate.NoSuchMatter):
        gate.reach(event.matter_id, actor=county.actor("alice"))


def test_where_no_office_is_impartial_the_person_is_told(county, at):
    with pytest.raises(Invalid) as wrong:
        take_online(actor=FilerActor(), at=at, filing=filing(accused_units=(county.units["city"].pk,)))
    assert wrong.value.problems[0].field == "accused"


def test_registering_as_a_report_hides_it_from_those_without_the_permission(county, a_matter, at):
    matter = a_matter("received")
    told = Classified("report", accused_units=(county.units["township"].pk,))
    register(actor=county.actor("alice"), at=at + timedelta(days=1), matter_id=matter.pk, classified=told)
    matter.refresh_from_db()
    assert matter.confidential and Accused.objects.filter(matter_id=matter.pk).count() == 1
    for name in ("alice", "eve", "dora", "gina"):
        with pytest.raises(gate.NoSuchMatter):
            gate.reach(matter.pk, actor=county.actor(name))
    assert gate.reach(matter.pk, actor=county.actor("rita"), lock=False) == matter


def test_registering_leaves_a_form_and_an_impartial_office_is_never_missing_silently(
    county, a_matter, filed, at
):
    matter = a_matter("registered")
    form = Document.objects.get(matter_id=matter.pk, kind="registration_form")
    assert (form.number, form.for_person) == ("", False) and paper_of(form).title
    told = Classified("appeal", "art31_6", accused_units=(county.units["city"].pk,))
    with pytest.raises(Invalid):
        register(actor=county.actor("alice"), at=at, matter_id=filed(title="另一件").pk, classified=told)


def test_registering_twice_is_refused_with_its_article(county, a_matter, at):
    matter = a_matter("registered")
    with pytest.raises(Refused) as no:
        register(
            actor=county.actor("alice"),
            at=at,
            matter_id=matter.pk,
            classified=Classified("appeal", "art31_6"),
        )
    assert no.value.refusal.basis and no.value.refusal.reason.say("zh")


def test_the_notice_says_receipt_and_acceptance_and_the_day_of_the_answer(a_matter):
    matter = a_matter("accepted")
    notice = Document.objects.get(matter_id=matter.pk, kind="acceptance_notice")
    contents = contents_of(notice)
    assert contents["received_on"] == date(2026, 3, 10)
    assert contents["expected_by"] == date(2026, 5, 12)
    paper = paper_of(notice)
    assert paper.number.endswith("号") and "〔2026〕" in paper.number


def test_a_suggestion_has_no_sixty_days(county, filed, at):
    matter = filed()
    alice = county.actor("alice")
    register(actor=alice, at=at, matter_id=matter.pk, classified=Classified("suggestion"))
    accept(actor=alice, at=at, matter_id=matter.pk)
    assert not Clock.objects.filter(matter_id=matter.pk, limit="handle").exists()


def test_refusing_needs_a_lawful_ground(county, a_matter, at):
    matter = a_matter("registered")
    say = {"reason": "不属于我局职责。", "right_door": "县人社局 0000-1112223"}
    with pytest.raises(Refused):
        refuse(actor=county.actor("alice"), at=at, matter_id=matter.pk, ground="", **say)
    matter.refresh_from_db()
    assert matter.stage == "registered"


def test_nothing_to_handle_is_refused_only_with_somebodys_approval(county, a_matter, at):
    matter = a_matter("registered")
    say = {"ground": "no_content", "reason": "来信只有问候，没有请求。", "right_door": "可以随时补充诉求。"}
    with pytest.raises(Refused):
        refuse(actor=county.actor("alice"), at=at + timedelta(days=2), matter_id=matter.pk, **say)
    refuse(
        actor=county.actor("alice"), at=at + timedelta(days=2), matter_id=matter.pk, approver="李局长", **say
    )
    matter.refresh_from_db()
    assert matter.stage == "refused"


def test_same_facts_alone_do_not_end_a_matter(county, a_matter, at):
    matter = a_matter("registered")
    say = {"reason": "已经复核。", "right_door": "无"}
    with pytest.raises(Refused) as no:
        refuse(
            actor=county.actor("alice"),
            at=at,
            matter_id=matter.pk,
            ground="ended",
            same_facts=True,
            same_reasons=False,
            **say,
        )
    assert any(b.id == "art36" for b in no.value.refusal.basis)


def test_redirecting_prints_the_other_paths_limit(county, a_matter, at):
    matter = a_matter("registered")
    redirect(
        actor=county.actor("alice"),
        at=at + timedelta(days=2),
        matter_id=matter.pk,
        legal_path="art31_4",
        reason="对行政处罚不服。",
        right_door="县人民政府行政复议机构，县司法局三楼",
    )
    matter.refresh_from_db()
    assert matter.stage == "redirected" and not matter.is_open and matter.next_due is None
    assert (
        "六十日"
        in contents_of(Document.objects.get(matter_id=matter.pk, kind="redirect_notice"))["path_limit"]
    )


def test_material_is_added_by_the_person_and_counted_as_an_item(a_matter, at):
    matter = a_matter("accepted")
    add_material(actor=person(matter), at=at + timedelta(days=9), matter_id=matter.pk, text="补充照片说明")
    assert Item.objects.filter(matter_id=matter.pk).count() == 2
    with pytest.raises(Invalid):
        add_material(actor=person(matter), at=at + timedelta(days=9), matter_id=matter.pk, text="  ")


def test_only_the_person_withdraws(county, a_matter, at):
    matter = a_matter("accepted")
    with pytest.raises(Refused):
        withdraw(actor=county.actor("bob"), at=at + timedelta(days=9), matter_id=matter.pk)  # type: ignore[arg-type]
    withdraw(actor=person(matter), at=at + timedelta(days=9), matter_id=matter.pk)
    matter.refresh_from_db()
    assert (matter.stage, matter.is_open) == ("withdrawn", False)
    assert not Clock.objects.filter(matter_id=matter.pk, running=True, side="office").exists()


def test_one_persons_code_opens_no_other_matter(filed, at):
    mine, other = filed(), filed(title="别人的事")
    with pytest.raises(gate.NoSuchMatter):
        add_material(actor=replace(person(mine)), at=at, matter_id=other.pk, text="x")
