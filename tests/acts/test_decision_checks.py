"""A decision is checked before it is made: those affected are asked, and what like matters teach is fixed that day."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from huiyin.jobs.timer import sweep
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.models import Cause, Claim, Commitment, Event, Matter, PlannedDecision
from huiyin.matters.offices.archive import Wanted, like_matters, years_before
from huiyin.matters.record import Invalid, Refused
from huiyin.services.notices.models import Notice
from huiyin.work.screening.acts.check_decision import check_decision
from huiyin.work.screening.acts.end_decision_check import end_decision_check
from huiyin.work.screening.acts.open_decision_check import open_decision_check
from huiyin.work.screening.deciding import Checked, Planned
from tests.like_matters import like as like_matters_of
from tests.named_people import HERE, County

NOW = datetime(2026, 4, 20, 9, 0, tzinfo=HERE)


def plan(**changes: object) -> Planned:
    """Housing plans to raise the rent of public flats on the first of June."""
    given: dict[str, object] = {
        "title": "公租房租金调整",
        "kind": "decide_fee",
        "what": "每平方米上调一元，自七月起。",
        "planned_for": date(2026, 6, 1),
        "category": "housing",
        **changes,
    }
    return Planned(**given)  # type: ignore[arg-type]


def checked(**changes: object) -> Checked:
    given: dict[str, object] = {
        "affected": "公租房租户",
        "number": 820,
        "asked": "四月九日起公告十日，开了两场座谈会，一百六十户回话",
        "said": "多数担心低保户负担，三成同意",
        **changes,
    }
    return Checked(**given)  # type: ignore[arg-type]


@pytest.fixture
def decision(county: County) -> Matter:
    event = open_decision_check(actor=county.actor("bob"), at=NOW, plan=plan())
    return Matter.objects.get(pk=event.matter_id)


def refused(code: str, do: Callable[[], Event]) -> None:
    with pytest.raises(Refused) as caught:
        do()
    assert caught.value.refusal.code == code


def test_it_is_the_units_own_file_and_the_petition_office_reads_it(decision, county):
    assert decision.holder == county.units["housing"] and decision.stage == "decision_check"
    for name, sees in (("bob", True), ("dora", True), ("gina", True), ("carol", False), ("eve", False)):
        assert gate.visible(county.actor(name)).filter(pk=decision.pk).exists() is sees, name
    with pytest.raises(gate.NotOnYourDesk):
        do = county.accounts["alice"]
        do.roles.add(*county.accounts["bob"].roles.all())
        check_decision(actor=county.actor("alice"), at=NOW, decision_id=decision.pk, check=checked())


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"kind": ""}, "no_decision_kind"),
        ({"what": " "}, "decision_not_said"),
        ({"planned_for": NOW.date()}, "decision_made_already"),
        ({"planned_for": None}, "decision_made_already"),
    ],
)
def test_what_opening_it_needs(county, changed, code):
    refused(code, lambda: open_decision_check(actor=county.actor("bob"), at=NOW, plan=plan(**changed)))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"category": ""}, "category"),
        ({"title": ""}, "title"),
        ({"what": "找 13800138000"}, "what"),
        ({"kind": "x"}, "kind"),
    ],
)
def test_what_cannot_be_used(county, changed, field):
    with pytest.raises(Invalid) as caught:
        open_decision_check(actor=county.actor("bob"), at=NOW, plan=plan(**changed))
    assert [one.field for one in caught.value.problems] == [field]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"affected": ""}, "nobody_affected"),
        ({"number": 0}, "no_affected_number"),
        ({"asked": " "}, "affected_not_asked"),
        ({"said": ""}, "answer_of_affected_missing"),
    ],
)
def test_those_affected_are_asked(decision, county, changed, code):
    refused(
        code,
        lambda: check_decision(
            actor=county.actor("bob"), at=NOW, decision_id=decision.pk, check=checked(**changed)
        ),
    )
    assert PlannedDecision.objects.get().state == "open"


def test_checked_then_decided_with_what_was_heard(decision, county):
    given = {"actor": county.actor("bob"), "decision_id": decision.pk}
    ended = {**given, "outcome": "decision_changed", "reason": "低保户维持原租金"}
    refused("decided_unchecked", lambda: end_decision_check(at=NOW, **ended))
    check_decision(at=NOW, check=checked(), **given)
    check_decision(at=NOW + timedelta(days=3), check=checked(number=830), **given)
    row = PlannedDecision.objects.get()
    assert row.affected_number == 830 and row.checked_on == date(2026, 4, 23) and row.details["said"]
    assert Event.objects.filter(matter_id=decision.pk, act="check_decision").count() == 2
    refused("no_decision_reason", lambda: end_decision_check(at=NOW, **{**ended, "reason": ""}))
    with pytest.raises(Invalid):
        end_decision_check(at=NOW, **{**ended, "outcome": "agreed"})
    end_decision_check(at=NOW, **ended)
    row.refresh_from_db()
    assert row.state == "ended" and row.details["outcome"] == "decision_changed"
    assert Matter.objects.get(pk=decision.pk).stage == "decision_ended"


def test_given_up_it_needs_no_check(decision, county):
    end_decision_check(
        actor=county.actor("bob"),
        at=NOW,
        decision_id=decision.pk,
        outcome="decision_given_up",
        reason="租户反对",
    )
    assert PlannedDecision.objects.get().state == "ended"


def test_a_decision_that_comes_near_unchecked_is_said(decision):
    sweep(datetime(2026, 5, 30, 3, 0, tzinfo=HERE))
    sweep(datetime(2026, 6, 3, 3, 0, tzinfo=HERE))
    told = Notice.objects.filter(code__startswith="decision_").values_list("code", "unit__code")
    assert list(told) == [("decision_near", "housing"), ("decision_overdue", "housing")]


@pytest.fixture
def like(county: County, a_matter: Callable[..., Matter]) -> list[Matter]:
    """Six like matters: all answered with a promise, one of them elsewhere; causes coded in five."""
    found = like_matters_of(a_matter("served", category="housing.property"), 5)
    Matter.objects.filter(pk=found[5].pk).update(place="青麦镇")
    for matter in found[:5]:
        Cause.objects.create(
            matter=matter,
            no=90_000,
            code="cause_late",
            coder_id=1,
            unit=county.units["housing"],
            coded_on=NOW.date(),
        )
    return found


def asked(county: County, name: str = "bob", **changes: object) -> dict[str, object]:
    wanted = Wanted(**{"category": "housing", **changes})  # type: ignore[arg-type]
    return like_matters(county.actor(name), wanted, on=NOW.date(), law=counsel_for_new())


def test_what_the_archive_says_is_counted_anew_by_hand(like, county):
    Matter.objects.update(category="housing.property")
    found = asked(county)
    assert found["matters"] == 6 and found["first"] == "2023-04-20" and found["on"] == "2026-04-20"
    assert found["decided"] == 6
    due = Commitment.objects.filter(due__lt=NOW.date())
    assert found["promises"] == (due.count() if due.count() >= 5 else None)
    assert found["causes"] == [["cause_late", 5]]


def test_small_numbers_and_what_one_may_not_see_are_left_out(like, county):
    Matter.objects.update(category="housing.property")
    assert asked(county, place="青麦")["matters"] is None
    assert asked(county, category="hous")["matters"] is None, "a category is no beginning of a word"
    Matter.objects.filter(pk__in=[one.pk for one in like[:2]]).update(confidential=True)
    county.accounts["bob"].roles.add(*county.accounts["rita"].roles.all())
    assert asked(county)["matters"] is None, "reports are left out even for who may read them"
    assert asked(county, "carol")["matters"] is None
    Matter.objects.filter(pk=like[0].pk).update(confidential=False)
    assert asked(county)["matters"] == 5
    assert asked(county)["causes"] == []


def test_a_part_that_would_tell_on_somebody_is_left_out(like, county):
    Matter.objects.update(category="housing.property")
    Claim.objects.filter(matter=like[0]).update(outcome="not_support")
    found = asked(county)
    assert found["decided"] == 6 and found["granted"] is None, "five of six tells of the sixth"
    Claim.objects.filter(matter=like[0]).update(outcome="support")
    Claim.objects.exclude(matter=like[0]).update(outcome="support")
    assert asked(county)["granted"] == 6


def test_what_was_found_is_fixed_with_its_day(decision, like, county):
    Matter.objects.filter(channel="online").update(category="housing.property")
    check_decision(actor=county.actor("bob"), at=NOW, decision_id=decision.pk, check=checked())
    before = PlannedDecision.objects.get().archive
    assert before["matters"] == 6 and before["category"] == "housing"
    Matter.objects.filter(pk=like[0].pk).update(category="labour")
    assert PlannedDecision.objects.get().archive == before


def test_years_before_a_leap_day():
    assert years_before(date(2028, 2, 29), 3) == date(2025, 2, 28)
    assert years_before(date(2026, 11, 30), 3) == date(2023, 11, 30)
