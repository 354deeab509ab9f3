"""Routing rules at the desk: the narrowest wins, a change is tried before it is made, and nonsense is refused in words."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from huiyin.foundation.units import rules
from huiyin.foundation.units.competence import About, competent, first, rules_on
from huiyin.foundation.units.models import RoutingRule, Unit
from huiyin.foundation.units.tree import changed
from huiyin.matters.queries.casework.competence import competent_for, dry_run
from tests.desk.conftest import inline_in, page
from tests.staffing_people import abolish, found


def today(days: int = 0) -> date:
    """Asked each time: a run may go on over midnight."""
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def rule(county):
    """Write a rule as it stands, since long ago."""

    def do(unit, category="", place="", kind="", since=date(2020, 1, 1), until=None):
        row = RoutingRule(
            category=category,
            place=place,
            kind=kind,
            unit=county.units[unit],
            valid_from=since,
            valid_to=until,
        )
        row.entered_by, row.entered_at = "Dora", timezone.now()
        row.save()
        return row

    return do


def given(**changes):
    return {
        "category": "housing", "place": "柳溪镇", "kind": "", "unit": "人力资源和社会保障局", "first": today().isoformat(),
        "last": "", "note": "县政府会议纪要", **changes,
    }  # fmt: skip


def marked(html):
    return re.search(r'name="tried" value="([0-9a-f]{64})"', html)[1]


def asked(category="housing.quality", place="柳溪镇柳园小区", kind="appeal", **more):
    return [
        one.unit.code
        for one in competent(About(category, place, kind), on=today(), rules=rules_on(today()), **more)
    ]


def test_the_narrowest_rule_goes_first_then_duties(county, rule):
    Unit.objects.filter(code="discipline").update(duties=["housing"])
    changed()
    rule("letters", kind="appeal"), rule("labour", "housing"), rule("township", "housing", "柳 溪 镇")
    assert asked() == ["township", "labour", "letters", "discipline"]
    rule("housing", "housing.quality")
    assert asked()[0] == "housing", "the longer category is narrower than a place"
    assert asked(place="河东镇") == ["housing", "labour", "letters", "discipline"]
    assert asked(category="housingx", kind="report") == []


def test_rules_of_other_days_and_units_that_are_no_more(county, rule):
    (
        rule("labour", "housing", until=today() - timedelta(days=1)),
        rule("labour", "housing", since=today() + timedelta(days=1)),
    )
    assert asked() == []
    rule("housing_station", "housing")
    found(county, "works", "公用局")
    abolish(county, "housing_station", today() - timedelta(days=1), "works")
    one = competent(About("housing"), on=today(), rules=rules_on(today()))[0]
    assert (one.unit.code, one.instead_of.code) == ("works", "housing_station")
    abolish(county, "works", today() - timedelta(days=1))
    assert asked() == [], "an ended unit without a successor is never proposed"


def test_a_unit_that_is_shut_out_is_never_proposed(desk, county, rule, filed):
    rule("township", "housing", "柳溪镇"), rule("housing", "housing")
    free, against = filed(), filed(accused_units=(county.units["township"].pk,))
    assert [c.unit.code for c in competent_for(free, today())] == ["township", "housing"]
    assert [c.unit.code for c in competent_for(against, today())] == ["housing"]


def test_the_forms_for_passing_on_propose_it_with_the_reason(desk, a_matter, rule):
    rule("labour", "housing", "柳溪镇")
    html = desk("alice").get(page(a_matter("registered"), "act/forward/")).content.decode()
    assert 'value="人力资源和社会保障局"' in html and "by the rule for" in html and "柳溪镇" in html


def test_a_rule_is_tried_then_saved_as_it_was_tried_and_recorded(desk, county, rule, a_matter):
    rule("housing", "housing")
    for n in range(3):
        a_matter("registered", title=f"第{n}件")
    a_matter("registered", title="别的地方", place="河东镇")
    dora = desk("dora")
    tried = dora.post("/desk/rules/new/", given())
    html = tried.content.decode()
    assert tried.status_code == 200 and not inline_in(html)
    assert (
        "These 3 matters of the last month would have gone elsewhere" in html
        and "Looked at: 4 matters" in html
    )
    assert "第1件" in html and "别的地方" not in html and "住房和城乡建设局" in html
    assert RoutingRule.objects.count() == 1, "trying enters nothing"
    saved = dora.post("/desk/rules/new/", given(tried=marked(html), save="1"))
    assert saved.status_code == 302
    row = RoutingRule.objects.exclude(category="housing", place="").get()
    assert (row.unit.code, row.entered_by, row.valid_from) == ("labour", "Dora", today())
    assert "柳溪镇" in dora.get("/desk/rules/").content.decode()


def test_what_was_changed_since_it_was_tried_is_tried_anew(desk, county):
    dora = desk("dora")
    html = dora.post("/desk/rules/new/", given()).content.decode()
    other = dora.post("/desk/rules/new/", given(place="河东镇", tried=marked(html), save="1"))
    assert other.status_code == 200 and "would have gone elsewhere" in other.content.decode()
    assert dora.post("/desk/rules/new/", given(save="1")).status_code == 200
    assert not RoutingRule.objects.exists()


def test_the_dry_run_counts_only_what_one_may_see_and_costs_few_queries(
    county, desk, filed, rule, django_assert_num_queries
):
    for n in range(8):
        filed(title=f"第{n}件")
    filed(kind="report", accused_units=(county.units["township"].pk,))
    dora, draft = (
        county.actor("dora"),
        RoutingRule(category="housing", unit=county.units["labour"], valid_from=today()),
    )
    with django_assert_num_queries(2):
        run = dry_run(dora, before=[], after=[draft], on=today(), now=timezone.now())
    assert (run.looked_at, run.count, run.more) == (8, 8, False)
    frank = dry_run(county.actor("frank"), before=[], after=[draft], on=today(), now=timezone.now())
    assert (frank.looked_at, frank.count) == (0, 0)


def test_the_dry_run_keeps_the_accused_out(county, filed):
    filed(accused_units=(county.units["township"].pk,))
    draft = RoutingRule(category="housing", unit=county.units["township"], valid_from=today())
    run = dry_run(county.actor("dora"), before=[], after=[draft], on=today(), now=timezone.now())
    assert (run.looked_at, run.count) == (1, 0), "the rule would not have led there either"


WRONG = [
    ({"category": "", "place": ""}, "at least one"),
    ({"category": "没有这一类"}, "not in the list of categories"),
    ({"kind": "nonsense"}, "kind"),
    ({"unit": "没有的局"}, "There is no unit called"),
    ({"unit": ""}, "Fill this in"),
    ({"last": -1}, "before the first"),
    ({"first": -1}, "begins today or later"),
    ({"first": "31.2.2026"}, "no day of the calendar"),
    ({"place": "柳", "category": ""}, "at least two"),
    ({"unit": "房管所"}, "exists only until"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "words"), WRONG, ids=[words for _, words in WRONG])
def test_nonsense_is_refused_in_words_and_nothing_is_lost(desk, county, changes, words):
    found(county, "works", "公用局")
    abolish(county, "housing_station", today() - timedelta(days=1), "works")
    dated = {k: today(v).isoformat() if isinstance(v, int) else v for k, v in changes.items()}
    answer = desk("dora").post("/desk/rules/new/", given(**dated))
    html = answer.content.decode()
    assert answer.status_code == 422 and words in html and "县政府会议纪要" in html
    assert not RoutingRule.objects.exists()


def test_two_equal_rules_that_disagree_are_refused(desk, rule):
    rule("housing", "housing", "柳溪 镇", since=today())
    answer = desk("dora").post("/desk/rules/new/", given())
    assert answer.status_code == 422 and "gives these matters to 住房和城乡建设局" in answer.content.decode()
    same = desk("dora").post("/desk/rules/new/", given(unit="住房和城乡建设局"))
    assert "this very rule already" in same.content.decode()
    after = (today() + timedelta(days=40)).isoformat()
    RoutingRule.objects.update(valid_to=today() + timedelta(days=39))
    assert desk("dora").post("/desk/rules/new/", given(first=after)).status_code == 200


def test_a_rule_ends_with_a_day_is_tried_first_and_stays_on_record(desk, rule, filed):
    row = rule("housing", "housing")
    filed()
    dora, address = desk("dora"), f"/desk/rules/{row.pk}/end/"
    last = today().isoformat()
    html = dora.post(address, {"last": last}).content.decode()
    assert "This 1 matter of the last month would have gone elsewhere" in html and "no unit" in html
    assert dora.post(address, {"last": last, "tried": marked(html), "save": "1"}).status_code == 302
    row.refresh_from_db()
    assert (row.valid_to, row.ended_by) == (today(), "Dora") and row.ended_at is not None
    early = dora.post(address, {"last": (today() - timedelta(days=9)).isoformat()})
    assert early.status_code == 422 and "ends yesterday at the earliest" in early.content.decode()
    assert dora.get("/desk/rules/999999/end/").status_code == 404


def test_a_rule_that_has_not_begun_is_called_off(county, rule):
    row = rule("housing", "housing", since=today() + timedelta(days=5))
    rules.end(row.pk, last=today(), on=today(), by="Dora", at=timezone.now())
    assert (
        first(About("housing"), on=today() + timedelta(days=5), rules=rules_on(today() + timedelta(days=5)))
        is None
    )
    assert RoutingRule.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("name", ["alice", "bob", "gina", "hank"])
def test_rules_are_for_those_who_hold_the_permission(desk, rule, name):
    row = rule("housing", "housing")
    for address in ("/desk/rules/", "/desk/rules/new/", f"/desk/rules/{row.pk}/end/"):
        assert desk(name).get(address).status_code == 403
    assert desk(name).post("/desk/rules/new/", given()).status_code == 403
