"""Screenings: units are asked, enter problems or sign that there are none, and who is silent is named as such."""

from datetime import date, datetime, timedelta

import pytest

from huiyin.jobs.follow import follow_one
from huiyin.jobs.timer import sweep
from huiyin.matters import gate
from huiyin.matters.models import Campaign, CampaignReturn, Event, Matter, Proceeding
from huiyin.matters.queries.search import search
from huiyin.matters.record import Invalid, Refused
from huiyin.services.notices.models import Notice
from huiyin.work.announcing.acts.enter_problem import enter_problem
from huiyin.work.screening.acts.close_campaign import close_campaign
from huiyin.work.screening.acts.give_return import give_return
from huiyin.work.screening.acts.open_campaign import open_campaign
from huiyin.work.screening.asking import Asking
from tests.acts.test_problems import problem
from tests.named_people import HERE, County

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=HERE)
CLOSES = date(2026, 3, 20)
DAY = timedelta(days=1)


def asking(county: County, *units: str, **changes: object) -> Asking:
    """Housing, labour and the township are asked about housing and wages until the twentieth."""
    given: dict[str, object] = {
        "title": "春季矛盾纠纷排查",
        "words": "请逐个小区、逐个工地看，查维修台账和欠薪台账。",
        "topics": ("topic_housing", "topic_wages"),
        "units": tuple(county.units[code].pk for code in units or ("housing", "labour", "township")),
        "opens": NOW.date(),
        "closes": CLOSES,
        **changes,
    }
    return Asking(**given)  # type: ignore[arg-type]


def screened(county: County, file: int, **changes: object):  # type: ignore[no-untyped-def]
    given = {"campaign": file, "topic": "topic_housing", "checker": "办公室主任"}
    return problem(county, **{**given, "check_on": date(2026, 5, 8), **changes})


@pytest.fixture
def campaign(county: County) -> Matter:
    """Dora of the petition office opened it."""
    event = open_campaign(actor=county.actor("dora"), at=NOW, campaign=asking(county))
    return Matter.objects.get(pk=event.matter_id)


def refused(code: str, do) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Refused) as caught:
        do()
    assert caught.value.refusal.code == code


def follow(at: datetime) -> None:
    while follow_one(at):
        pass


def test_it_is_a_file_of_its_own_that_no_list_shows_and_the_units_asked_may_read(campaign, county):
    assert campaign.number == "F2026-0001" and campaign.stage == "screening" and not campaign.is_open
    assert campaign.channel == gate.OWN_FILE and not campaign.text_digest
    rows = CampaignReturn.objects.filter(matter_id=campaign.pk)
    assert {row.unit.code for row in rows} == {"housing", "labour", "township"}
    assert {row.due for row in rows} == {CLOSES}
    for name in ("dora", "bob", "carol", "eve", "gina"):
        seen = gate.visible(county.actor(name))
        assert seen.filter(pk=campaign.pk).exists() and not gate.real(seen).exists(), name
        assert not gate.desk(county.actor(name)).exists()
    assert not gate.visible(county.actor("frank")).exists()
    assert not search(county.actor("dora"), "春季矛盾纠纷排查").rows


def test_units_asked_are_told_each_once(campaign, county):
    follow(NOW)
    told = Notice.objects.filter(code="screening_opened")
    assert {notice.unit.code for notice in told} == {"housing", "labour", "township"}
    assert {notice.params["due"] for notice in told} == {CLOSES.isoformat()}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"topics": ()}, "no_topics"),
        ({"units": ()}, "no_units_asked"),
        ({"closes": NOW.date()}, "campaign_days"),
        ({"words": " "}, "nothing_asked"),
    ],
)
def test_what_it_needs(county, changed, code):
    refused(
        code, lambda: open_campaign(actor=county.actor("dora"), at=NOW, campaign=asking(county, **changed))
    )
    assert not Matter.objects.exists()


def test_only_units_of_the_own_area_are_asked_and_only_by_who_oversees(county):
    def open_for(name: str, *units: str) -> Event:
        return open_campaign(actor=county.actor(name), at=NOW, campaign=asking(county, *units))

    refused("outside_area", lambda: open_for("dora", "city"))
    refused("outside_area", lambda: open_for("dora", "letters"))
    with pytest.raises(gate.NotPermitted):
        open_for("bob", "housing_station")
    assert open_for("gina", "letters", "housing").stage_after == "screening"


@pytest.mark.parametrize("field", ["title", "words"])
def test_it_takes_no_words_with_somebodys_number(county, field):
    given = asking(county, **{field: "请看张某 13800138000 家"})
    with pytest.raises(Invalid) as caught:
        open_campaign(actor=county.actor("dora"), at=NOW, campaign=given)
    assert [one.field for one in caught.value.problems] == [field]
    with pytest.raises(Invalid):
        enter_problem(
            actor=county.actor("bob"), at=NOW, problem=problem(county, lacking="证号110101199003078515")
        )


def test_a_problem_is_entered_in_it_and_the_return_keeps_which(campaign, county):
    entered = enter_problem(actor=county.actor("bob"), at=NOW + DAY, problem=screened(county, campaign.pk))
    row = Proceeding.objects.get(matter_id=entered.matter_id, kind="problem")
    assert row.details["campaign"] == campaign.pk and row.details["topic"] == "topic_housing"
    assert row.details["checker"] == "办公室主任" and row.details["check_on"] == "2026-05-08"
    assert gate.visible(county.actor("dora")).filter(pk=entered.matter_id).exists()
    event = give_return(actor=county.actor("bob"), at=NOW + DAY, campaign_id=campaign.pk, function="副局长")
    assert event.public == {
        "returned_by": "住房和城乡建设局",
        "none_found": False,
        "problems": 1,
        "late": False,
    }
    given = CampaignReturn.objects.get(matter_id=campaign.pk, unit=county.units["housing"])
    assert given.state == "given" and given.problems == [[entered.matter_id, row.no]]
    assert given.given_on == (NOW + DAY).date()
    refused(
        "return_given",
        lambda: give_return(actor=county.actor("bob"), at=NOW, campaign_id=campaign.pk, function="副局长"),
    )


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"topic": "topic_land"}, "topic"),
        ({"checker": " "}, "checker"),
        ({"check_on": None}, "check_on"),
        ({"check_on": date(2026, 4, 1)}, "check_on"),
        ({"campaign": 1}, "campaign"),
    ],
)
def test_what_a_problem_in_a_screening_needs(campaign, county, changed, field):
    given = screened(county, campaign.pk, **changed)
    with pytest.raises(Invalid) as caught:
        enter_problem(actor=county.actor("bob"), at=NOW, problem=given)
    assert [one.field for one in caught.value.problems] == [field]
    assert not Proceeding.objects.exists()


def test_a_unit_not_asked_enters_nothing_in_it_and_gives_no_return(county):
    only = open_campaign(actor=county.actor("dora"), at=NOW, campaign=asking(county, "housing")).matter_id
    with pytest.raises(Invalid):
        enter_problem(actor=county.actor("eve"), at=NOW, problem=screened(county, only, in_charge=0))
    with pytest.raises(gate.NoSuchMatter):
        give_return(actor=county.actor("eve"), at=NOW, campaign_id=only, function="副镇长")
    refused(
        "return_given",  # the petition office itself was not asked
        lambda: give_return(actor=county.actor("alice"), at=NOW, campaign_id=only, function="科员"),
    )


def test_none_is_signed_and_says_how_one_looked(campaign, county):
    given = {"at": NOW, "campaign_id": campaign.pk, "function": "经办人"}
    refused("neither_entered_nor_none", lambda: give_return(actor=county.actor("carol"), **given))
    none = {**given, "none_found": True}
    refused("none_without_looking", lambda: give_return(actor=county.actor("carol"), **none))
    refused("none_unsigned", lambda: give_return(actor=county.actor("ben"), how_looked="问了各股", **none))
    give_return(actor=county.actor("carol"), how_looked="查了欠薪台账、走访三个工地", **none)
    row = CampaignReturn.objects.get(matter_id=campaign.pk, unit=county.units["labour"])
    assert row.state == "none_found" and row.words == "查了欠薪台账、走访三个工地" and row.problems == []
    enter_problem(actor=county.actor("bob"), at=NOW, problem=screened(county, campaign.pk))
    refused("none_but_entered", lambda: give_return(actor=county.actor("bob"), how_looked="看了", **none))


def test_it_is_closed_when_its_days_are_over_and_who_is_silent_is_named(campaign, county):
    enter_problem(actor=county.actor("bob"), at=NOW, problem=screened(county, campaign.pk))
    give_return(actor=county.actor("bob"), at=NOW, campaign_id=campaign.pk, function="副局长")
    dora, late = county.actor("dora"), datetime(2026, 3, 21, 9, 0, tzinfo=HERE)
    refused(
        "returns_still_run",
        lambda: close_campaign(actor=dora, at=NOW + DAY, campaign_id=campaign.pk, summary="查出一个"),
    )
    refused(
        "no_campaign_summary",
        lambda: close_campaign(actor=dora, at=late, campaign_id=campaign.pk, summary=" "),
    )
    with pytest.raises(gate.NotPermitted):
        close_campaign(actor=county.actor("bob"), at=late, campaign_id=campaign.pk, summary="查出一个")
    event = close_campaign(actor=dora, at=late, campaign_id=campaign.pk, summary="查出一个问题，两家没有回报")
    silent = {county.units["labour"].pk, county.units["township"].pk}
    assert set(event.inner["silent_units"]) == silent and event.public == {"asked": 3, "silent": 2}
    assert Campaign.objects.get(matter_id=campaign.pk).state == "closed"
    with pytest.raises(Refused):
        give_return(actor=county.actor("carol"), at=late, campaign_id=campaign.pk, function="科员")
    with pytest.raises(Invalid):
        enter_problem(
            actor=county.actor("carol"), at=late, problem=screened(county, campaign.pk, in_charge=0)
        )


def test_a_return_that_comes_late_says_so(campaign, county):
    late = datetime(2026, 3, 25, 9, 0, tzinfo=HERE)
    given = {"function": "科长", "none_found": True, "how_looked": "查了台账"}
    event = give_return(actor=county.actor("carol"), at=late, campaign_id=campaign.pk, **given)
    assert event.public["late"] is True


def test_who_has_not_answered_is_reminded_and_of_the_late_the_office_is_told(campaign, county):
    give_return(
        actor=county.actor("carol"),
        at=NOW,
        campaign_id=campaign.pk,
        function="科长",
        none_found=True,
        how_looked="查了台账",
    )
    sweep(datetime(2026, 3, 18, 3, 0, tzinfo=HERE))
    near = Notice.objects.filter(code="return_near")
    assert {one.unit.code for one in near} == {"housing", "township"}
    for _ in range(2):
        sweep(datetime(2026, 3, 22, 3, 0, tzinfo=HERE))
    late = Notice.objects.filter(code="return_overdue")
    assert sorted(one.unit.code for one in late) == ["housing", "letters", "letters", "township"]


def test_a_problem_in_a_report_is_not_named_in_a_screening(campaign, county, a_matter):
    matter = a_matter("accepted")
    Matter.objects.filter(pk=matter.pk).update(confidential=True)
    county.accounts["bob"].roles.add(*county.accounts["rita"].roles.all())
    with pytest.raises(Invalid) as caught:
        enter_problem(
            actor=county.actor("bob"),
            at=NOW + 5 * DAY,
            matter_id=matter.pk,
            problem=screened(county, campaign.pk),
        )
    assert [one.field for one in caught.value.problems] == ["campaign"]
    assert not gate.visible(county.actor("dora")).filter(pk=matter.pk).exists()


def test_done_twice_with_one_key_it_is_opened_once(county):
    given = {"actor": county.actor("dora"), "at": NOW, "campaign": asking(county), "key": "k" * 30}
    assert open_campaign(**given).matter_id == open_campaign(**given).matter_id
    assert Campaign.objects.count() == 1
