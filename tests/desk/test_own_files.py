"""Screenings, checks before decisions and inspections at the desk: who sees what, and every sheet sent through HTTP."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from huiyin.matters.models import (
    Campaign,
    CampaignReturn,
    Holding,
    Inspection,
    InspectionFinding,
    Matter,
    PlannedDecision,
    Proceeding,
    ReadEntry,
)
from tests.desk.conftest import inline_in, key
from tests.like_matters import like
from tests.named_people import County

DAY = timedelta(days=1)


def today() -> date:
    return timezone.localdate()


def html(client, address: str, status: int = 200) -> str:  # type: ignore[no-untyped-def]
    answer = client.get(f"/desk/{address}")
    assert answer.status_code == status, (address, answer.status_code)
    text = answer.content.decode()
    assert not inline_in(text)
    return text


def sent(client, address: str, **fields: object):  # type: ignore[no-untyped-def]
    return client.post(f"/desk/{address}", {"key": key(), **fields})


def opening(county: County, *units: str, **changes: object) -> dict[str, object]:
    return {
        "title": "秋季排查",
        "words": "查维修台账和欠薪台账",
        "topics": ["topic_housing", "topic_wages"],
        "units": [county.units[one].pk for one in units or ("housing", "labour", "township")],
        "opens": today().isoformat(),
        "closes": (today() + 10 * DAY).isoformat(),
        **changes,
    }


def entering(county: County, **changes: object) -> dict[str, object]:
    return {
        "title": "柳园小区自来水发黄",
        "lacking": "主管道锈蚀",
        "affected": "300",
        "in_charge": "Bella",
        "function": "分管副局长",
        "plan": "更换主管道",
        "due": (today() + 30 * DAY).isoformat(),
        "category": "housing",
        "place": "柳园小区",
        "topic": "topic_housing",
        "checker": "办公室主任",
        "check_on": (today() + 35 * DAY).isoformat(),
        **changes,
    }


@pytest.fixture
def campaign(desk, county) -> str:
    assert sent(desk("dora"), "screening/new/", **opening(county)).status_code == 302
    return f"screening/{Campaign.objects.get().matter_id}/"


def test_a_screening_is_opened_and_stands_where_units_and_supervisors_look(desk, county, campaign):
    dora, bob = desk("dora"), desk("bob")
    assert "秋季排查" in html(dora, "screening/") and "0 of 3" in html(dora, "screening/")
    assert "Screenings" in html(dora, "oversight/") and "Inspection and guidance" in html(dora, "oversight/")
    inbox = html(bob, "")
    assert "A screening asks for your unit" in inbox and f"/desk/{campaign}" in inbox
    assert "秋季排查" not in html(bob, "all/") and "秋季排查" not in html(dora, "all/")
    own = html(bob, campaign)
    assert "住房和城乡建设局" in own and "人力资源" not in own and "柳溪镇" not in own
    whole = html(dora, campaign)
    assert "人力资源和社会保障局" in whole and "柳溪镇人民政府" in whole
    file_id = Campaign.objects.get().matter_id
    assert ReadEntry.objects.filter(matter_id=file_id, purpose="own_file").count() == 2
    assert desk("bob").get(f"/desk/matters/{file_id}/").url == f"/desk/{campaign}"
    assert html(desk("frank"), campaign, 404)


def test_what_is_wrong_with_an_opening_is_said_and_nothing_is_lost(desk, county):
    dora = desk("dora")
    for changes, said in (
        ({"topics": []}, "What is screened for is not said"),
        ({"units": []}, "No unit is asked"),
        ({"closes": today().isoformat()}, "The last day does not lie after today"),
        ({"words": "问张某13800138000"}, "looks like somebody"),
        ({"title": ""}, "Fill this in."),
    ):
        answer = sent(dora, "screening/new/", **opening(county, **changes))
        text = answer.content.decode()
        assert answer.status_code == 422 and said in text, said
        assert changes.get("words", "查维修台账和欠薪台账") in text
    assert not Campaign.objects.exists()
    assert desk("bob").get("/desk/screening/new/").status_code == 403


def test_one_enters_one_says_none_one_is_silent_and_it_shows(desk, county, campaign, filed, at):
    bob, carol, dora = desk("bob"), desk("carol"), desk("dora")
    assert "主管道" not in html(bob, f"{campaign}problem/")
    wrong = sent(bob, f"{campaign}problem/", **entering(county, checker="", check_on=""))
    assert wrong.status_code == 422 and "Say by function who checks" in wrong.content.decode()
    assert sent(bob, f"{campaign}problem/", **entering(county)).status_code == 302
    assert "柳园小区自来水发黄" in html(bob, f"{campaign}return/")
    told = {"found": "entered", "function": "副局长", "how_looked": ""}
    assert sent(bob, f"{campaign}return/", **told).status_code == 302
    none = {"found": "none", "function": "科长", "how_looked": ""}
    refused = sent(carol, f"{campaign}return/", **none)
    assert (
        refused.status_code == 422 and "A unit that found none says how it looked" in refused.content.decode()
    )
    assert sent(carol, f"{campaign}return/", **{**none, "how_looked": "查了台账"}).status_code == 302
    row = CampaignReturn.objects.get(unit=county.units["labour"])
    CampaignReturn.objects.filter(matter_id=row.matter_id).update(due=today() - DAY)
    CampaignReturn.objects.filter(matter_id=row.matter_id, no=row.no).update(given_on=today() - 12 * DAY)
    after = like(filed(category="labour.wages"), 2)
    for matter in after:
        Matter.objects.filter(pk=matter.pk).update(received_on=today() - 5 * DAY)
        _held_by(matter, county)
    Matter.objects.filter(pk=after[0].pk).update(confidential=True)
    text = html(dora, campaign)
    assert "gave no return in time" in text and text.count("is-late") == 1
    assert "said none; 2 like matters came in since" in text and "1 entered late" in text
    assert "柳园小区自来水发黄" in text and "办公室主任" in text
    other = html(carol, campaign)
    assert "柳园小区自来水发黄" not in other and "like matters came" not in other
    closing = sent(dora, f"{campaign}close/", summary="")
    assert closing.status_code == 422 and "柳溪镇人民政府" in closing.content.decode()
    Campaign.objects.update(closes=today() - DAY)
    assert sent(dora, f"{campaign}close/", summary="查出一个问题").status_code == 302
    assert "查出一个问题" in html(bob, campaign) and "problem/" not in html(bob, campaign)


def _held_by(matter: Matter, county: County) -> None:
    Holding.objects.create(
        matter=matter, no=80_000, unit=county.units["labour"], since=matter.received_at, how="forward"
    )


def test_a_solved_problem_shows_what_proves_it(desk, county, campaign):
    sent(desk("bob"), f"{campaign}problem/", **entering(county))
    Proceeding.objects.filter(kind="problem").update(state="cancelled")
    assert "1 closed without evidence" in html(desk("dora"), campaign)
    row = Proceeding.objects.get(kind="problem")
    Proceeding.objects.filter(kind="problem").update(details={**row.details, "evidence": "水质报告"})
    text = html(desk("dora"), campaign)
    assert "closed without evidence" not in text and "水质报告" in text


def planning(**changes: object) -> dict[str, object]:
    return {
        "title": "公租房租金调整",
        "kind": "decide_fee",
        "what": "每平方米上调一元",
        "planned_for": (today() + 20 * DAY).isoformat(),
        "category": "housing",
        "place": "",
        **changes,
    }


CHECK = {"affected": "公租房租户", "number": "820", "asked": "公告十日", "said": "担心低保户负担"}


def test_a_decision_is_checked_before_it_is_made(desk, county, a_matter):
    bob, dora = desk("bob"), desk("dora")
    like(a_matter("accepted", category="housing.property"), 5)
    unlawful = sent(bob, "decisions/new/", **planning(planned_for=today().isoformat()))
    assert unlawful.status_code == 422 and "does not lie after today" in unlawful.content.decode()
    assert "每平方米上调一元" in unlawful.content.decode()
    assert sent(bob, "decisions/new/", **planning()).status_code == 302
    file = f"decisions/{PlannedDecision.objects.get().matter_id}/"
    assert "A decision is to be checked" in html(bob, "") and file in html(bob, "")
    unasked = sent(bob, f"{file}check/", **{**CHECK, "asked": ""})
    assert unasked.status_code == 422 and "Those affected were not asked" in unasked.content.decode()
    early = sent(bob, f"{file}end/", outcome="decision_as_planned", reason="定了")
    assert early.status_code == 422 and "It was not checked before it was decided" in early.content.decode()
    assert sent(bob, f"{file}check/", **CHECK).status_code == 302
    text = html(bob, file)
    assert (
        "担心低保户负担" in text
        and "Like matters" in text
        and "<b>6</b>" in text
        and "too few to say" in text
    )
    assert "as it stood on" in text.lower()
    assert "公租房租金调整" in html(dora, "decisions/") and "check/" not in html(dora, file)
    assert dora.post(f"/desk/{file}check/", {"key": key(), **CHECK}).status_code == 403
    assert html(desk("carol"), file, 404) and "公租房" not in html(desk("carol"), "decisions/")
    assert sent(bob, f"{file}end/", outcome="decision_changed", reason="低保户维持原租金").status_code == 302
    assert "低保户维持原租金" in html(bob, file) and "decided with changes" in html(bob, "decisions/")


def test_the_archive_says_when_it_is_too_little(desk, county):
    bob = desk("bob")
    sent(bob, "decisions/new/", **planning(place="柳园"))
    file = f"decisions/{PlannedDecision.objects.get().matter_id}/"
    sent(bob, f"{file}check/", **CHECK)
    text = html(bob, file)
    assert "fewer than 5" in text and "place with “柳园”" in text and "Why they arose" not in text


def asked(**changes: object) -> dict[str, object]:
    law = (
        "registered",
        "received_day",
        "receipt",
        "in_time",
        "notice",
        "grounds",
        "path",
        "objection",
        "joint",
        "report",
    )
    return {**{f"acc_{one}": "answer_yes" for one in law}, "guidance": "当场打印告知书", **changes}


def test_an_inspection_from_plan_to_end(desk, county, a_matter):
    dora, bob, carol = desk("dora"), desk("bob"), desk("carol")
    drawn = a_matter("accepted")
    plan = {
        "unit": "住房和城乡建设局",
        "checklist": "check_acceptance",
        "on": today().isoformat(),
        "words": "",
    }
    itself = sent(dora, "inspections/new/", **{**plan, "unit": "信访局"})
    assert itself.status_code == 422 and "No office inspects itself" in itself.content.decode()
    assert sent(dora, "inspections/new/", **plan).status_code == 302
    row = Inspection.objects.get()
    file = f"inspections/{row.matter_id}/"
    assert row.details["told"] is False and html(bob, file, 404)
    assert "An inspection is to be held" in html(dora, "")
    days = {"number": "5", "first": (today() - 90 * DAY).isoformat(), "last": today().isoformat()}
    assert sent(dora, f"{file}draw/", **days).status_code == 302
    text = html(dora, file)
    assert "propose_" not in text, "nothing is proposed of what was not looked at yet"
    assert drawn.number in text and Inspection.objects.get().details["draw"]["seed"] in text
    left = sent(dora, f"{file}hold/", **asked(acc_notice="answer_no"))
    assert left.status_code == 422 and "is not said" in left.content.decode()
    assert "当场打印告知书" in left.content.decode()
    wrong = {"acc_notice": "answer_no", "found_acc_notice": "三件没有书面告知"}
    undated = sent(dora, f"{file}hold/", **asked(**wrong))
    assert undated.status_code == 422 and "Give the day by which it is put right" in undated.content.decode()
    held = asked(**wrong, due_acc_notice=(today() + 14 * DAY).isoformat())
    assert sent(dora, f"{file}hold/", **held).status_code == 302
    finding = InspectionFinding.objects.get()
    assert "A finding of an inspection is to be put right" in html(bob, "")
    assert "三件没有书面告知" in html(bob, file) and html(carol, file, 404)
    forms = [
        f"matters/{row.matter_id}/act/propose_{one}/"
        for one in ("rule_change", "improvement", "accountability")
    ]
    assert all(form in html(dora, file) and form not in html(bob, file) for form in forms)
    for form in forms:
        html(dora, form)
    assert "住房和城乡建设局" not in html(carol, "inspections/")
    address = f"{file}findings/{finding.no}/"
    assert bob.get(f"/desk/{address}seen/").status_code == 403
    blank = sent(bob, f"{address}rectify/", result="补发了", evidence="")
    assert blank.status_code == 422 and "What shows it is not said" in blank.content.decode()
    assert sent(bob, f"{address}rectify/", result="补发了", evidence="送达回证").status_code == 302
    assert "go and see" in html(dora, "")
    half = sent(dora, f"{address}seen/", result="seen_partly", words="少一份", due="")
    assert half.status_code == 422 and "another day to put it right" in half.content.decode()
    assert sent(dora, f"{address}seen/", result="seen_right", words="看了三份").status_code == 302
    assert sent(dora, f"{file}end/", summary="一个问题，已改好").status_code == 302
    for client in (bob, dora):
        assert "一个问题，已改好" in html(client, file) and "0 of 1 not settled" in html(
            client, "inspections/"
        )


def test_a_planned_inspection_is_called_off_with_its_reason(desk, county):
    dora = desk("dora")
    plan = {"unit": "住房和城乡建设局", "checklist": "check_serving", "on": today().isoformat(), "told": "on"}
    sent(dora, "inspections/new/", **plan)
    file = f"inspections/{Inspection.objects.get().matter_id}/"
    assert "Is everything" not in html(desk("bob"), file)
    assert "Has every opinion a receipt of service?" in html(desk("bob"), file)
    assert sent(dora, f"{file}end/", summary="").status_code == 422
    assert sent(dora, f"{file}end/", summary="与上级检查重复").status_code == 302
    assert "与上级检查重复" in html(desk("bob"), file)


def test_a_file_of_one_kind_is_no_page_of_another(desk, county, campaign):
    file_id = Campaign.objects.get().matter_id
    for address in (f"decisions/{file_id}/", f"inspections/{file_id}/"):
        assert html(desk("dora"), address, 404)
    assert html(desk("dora"), "screening/12345/", 404)


def test_a_law_without_them_has_no_page_of_them(desk, county, settings):
    settings.HUIYIN_PACK, settings.HUIYIN_PLACE = "cn_beijing_12345_2021", ""
    dora = desk("dora")
    for address in ("screening/", "screening/new/", "decisions/", "inspections/", "inspections/new/"):
        assert dora.get(f"/desk/{address}").status_code in (403, 404), address
    assert "Screenings" not in html(dora, "oversight/")
