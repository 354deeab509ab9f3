"""Supervision at the desk: found, confirmed, pressed by letter, answered late, sent back, ended; nobody reads what is not theirs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.jobs.supervision.finding import find_lapses
from huiyin.matters.models import Clock, Commitment, Event, Matter, Measure, Supervision
from huiyin.work.intake.taking import query_code
from tests.desk.conftest import inline_in, key, page

LIST = "/desk/supervision/"


@pytest.fixture
def found(a_matter):
    """A matter of the housing bureau whose opinion was to be carried out by yesterday, and the finding on it."""
    matter = a_matter("served", key="wang")
    Commitment.objects.filter(matter=matter).update(due=timezone.localdate() - timedelta(days=1))
    assert find_lapses(timezone.now()) == 1
    return matter, Supervision.objects.get(matter=matter)


def at_one(row: Supervision, rest: str = "") -> str:
    return f"{LIST}{row.matter_id}/{row.no}/{rest}"


def send(client, row, name, **fields):
    return client.post(at_one(row, f"{name}/"), {"key": key(), **fields})


def test_the_whole_course(desk, found, client):
    matter, row = found
    dora, bob = desk("dora"), desk("bob")
    html = dora.get(LIST).content.decode()
    assert "an opinion not carried out" in html and matter.number in html and not inline_in(html)
    shown = dora.get(at_one(row)).content.decode()
    assert "1 day(s) later" in shown and "confirm a lapse" in shown and "take a measure" not in shown
    assert send(dora, row, "confirm_lapse", words="已核对").status_code == 302

    empty = send(dora, row, "take_measure", kind="press_letter", demand="")
    assert empty.status_code == 422
    letter = {"kind": "press_letter", "demand": "五日内更换到位", "days": "3"}
    assert send(dora, row, "take_measure", **letter).status_code == 302
    measure = Measure.objects.get(matter=matter)
    assert "/documents/" in dora.get(at_one(row)).content.decode()

    inbox = bob.get("/desk/").content.decode()
    assert f"{LIST}{matter.pk}/measures/{measure.no}/answer/" in inbox
    Measure.objects.filter(matter=matter).update(due=timezone.localdate() - timedelta(days=2))
    Supervision.objects.filter(matter=matter).update(due=timezone.localdate() - timedelta(days=2))
    assert matter.number in dora.get(f"{LIST}?lane=late").content.decode()
    address = f"{LIST}{matter.pk}/measures/{measure.no}/answer/"
    assert bob.get(address).status_code == 200
    assert bob.post(address, {"key": key(), "words": " "}).status_code == 422
    answered = bob.post(address, {"key": key(), "words": "配件周五到货", "inside": "供货商违约"})
    assert answered.status_code == 302
    read = dora.get(at_one(row)).content.decode()
    assert "2 days late" in read and "配件周五到货" in read and "供货商违约" in read

    mine = client.get(f"/t/{query_code('wang')}", follow=True).content.decode()
    assert "督办" in mine and "配件周五到货" in mine and "逾期2日" in mine
    assert "供货商违约" not in mine and "五日内更换到位" not in mine and "已核对" not in mine

    back = send(dora, row, "return_for_redo", days="20", reason="只换了一半")
    matter.refresh_from_db()
    assert back.status_code == 302 and matter.stage == "accepted"
    assert Clock.objects.get(matter=matter, limit="decide_anew").running
    end = {"result": "已重新办理", "evidence": "现场查看"}
    assert send(dora, row, "end_supervision", **end).status_code == 302
    assert matter.number in dora.get(f"{LIST}?lane=over").content.decode()
    mine = client.get(f"/t/{query_code('wang')}", follow=True).content.decode()
    assert "只换了一半" in mine and "已重新办理" in mine and "现场查看" not in mine


def test_a_form_sent_twice_counts_once(desk, found):
    _matter, row = found
    dora, once = desk("dora"), key()
    for _ in range(2):
        assert dora.post(at_one(row, "confirm_lapse/"), {"key": once}).status_code == 302
    assert Event.objects.filter(act="confirm_lapse").count() == 1


def test_only_those_who_supervise_reach_the_list_and_the_acts(desk, found):
    _matter, row = found
    for name in ("bob", "alice", "carol"):
        assert desk(name).get(LIST).status_code == 403, name
        assert send(desk(name), row, "confirm_lapse").status_code == 403, name
    assert desk("carol").get(at_one(row)).status_code == 404
    assert desk("bob").get(at_one(row)).status_code == 200, "the unit reads what is found of it"
    assert "confirm_lapse" not in desk("bob").get(at_one(row)).content.decode()
    assert desk("dora").get(at_one(row, "no_such_act/")).status_code == 404
    assert desk("dora").get(f"{LIST}?after=x~y~z").status_code == 302


def test_several_are_confirmed_or_dismissed_at_once_and_nothing_typed_is_lost(desk, found, a_matter):
    matter, row = found
    dora, mark = desk("dora"), f"{matter.pk}:{row.no}"
    nothing = dora.post(f"{LIST}several/", {"key": key(), "reason": "查过台账", "confirm": "1"})
    assert nothing.status_code == 422 and "查过台账" in nothing.content.decode()
    unsaid = dora.post(f"{LIST}several/", {"key": key(), "chosen": mark, "dismiss": "1"})
    assert unsaid.status_code == 422 and f'value="{mark}" checked' in unsaid.content.decode()
    false = dora.post(
        f"{LIST}several/", {"key": key(), "chosen": ["x:y", "1:2"], "confirm": "1"}, follow=True
    )
    assert "does not exist" in false.content.decode()
    given = {"key": key(), "chosen": mark, "dismiss": "1", "reason": "当日已经送到"}
    assert "1 finding was dismissed" in dora.post(f"{LIST}several/", given, follow=True).content.decode()
    row.refresh_from_db()
    assert (row.state, row.words) == ("dismissed", "当日已经送到")


def test_filters_narrow_by_unit_trigger_and_harm(desk, found, county):
    matter, _row = found
    dora, housing, labour = desk("dora"), county.units["housing"].pk, county.units["labour"].pk
    there = f"?unit={housing}&trigger=opinion_not_executed"
    assert matter.number in dora.get(f"{LIST}{there}").content.decode()
    for away in (f"?unit={labour}", "?trigger=overdue", "?grave=1"):
        assert matter.number not in dora.get(f"{LIST}{away}").content.decode(), away


def test_a_lapse_is_raised_by_hand_from_the_matters_page(desk, a_matter, county):
    matter, dora = a_matter("accepted"), desk("dora")
    assert "/supervise/" in dora.get(page(matter)).content.decode()
    assert "/supervise/" not in desk("bob").get(page(matter)).content.decode()
    given = {
        "key": key(),
        "trigger": "stalling",
        "unit": str(county.units["housing"].pk),
        "words": "会没有开",
    }
    assert dora.post(page(matter, "supervise/"), {**given, "words": ""}).status_code == 422
    assert dora.post(page(matter, "supervise/"), given).status_code == 302
    assert "会没有开" in desk("bob").get(page(matter)).content.decode()


def test_taken_over_the_matter_lies_with_the_other_unit(desk, found):
    matter, row = found
    Matter.objects.filter(pk=matter.pk).update(stage="accepted")
    dora = desk("dora")
    send(dora, row, "confirm_lapse")
    assert send(dora, row, "raise_level", to_unit="信访局", reason="没有进展").status_code == 302
    matter.refresh_from_db()
    assert matter.holder.code == "letters"


def test_of_a_report_the_accused_and_their_kin_see_no_list_no_page_no_count(desk, county, filed):
    """Reported: the township. It lies untaken with the letters office, and is found."""
    township = county.units["township"]
    matter = filed(kind="report", accused_units=(township.pk,), when=timezone.now() - timedelta(days=40))
    assert find_lapses(timezone.now()) > 0
    row = Supervision.objects.filter(matter=matter).first()
    for name in ("gina", "dora"):  # over the township, and without the right to read reports
        html = desk(name).get(LIST).content.decode()
        assert matter.number not in html, name
        lanes = html.split('class="lanes"')[1].split("</nav>")[0]
        assert lanes.count('<span class="number">0</span>') == 4, "not even how many"
        assert desk(name).get(at_one(row)).status_code == 404
    assert desk("eve").get(at_one(row)).status_code == 404


def test_where_the_law_knows_no_supervision_it_is_offered_nowhere(desk, county, settings):
    settings.HUIYIN_PACK = "in_cpgrams_2024"
    html = desk("dora").get("/desk/oversight/").content.decode()
    assert LIST not in html
