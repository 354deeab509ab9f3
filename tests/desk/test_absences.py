"""Absence and deputies: what is refused, what the deputy then sees and is told, and what a deputy never gains sight of."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from huiyin.foundation.people import absences
from huiyin.foundation.people.models import Absence
from huiyin.matters import gate
from huiyin.matters.models import Accused, Matter
from huiyin.matters.queries.desk_list import Wanted, chosen, listed
from huiyin.matters.record.children import next_no
from huiyin.services.notices.models import Delivery
from huiyin.services.notices.telling import Draft, tell
from huiyin.work.staffing.acts.name_officer import name_officer
from tests.desk.conftest import inline_in
from tests.desk.test_lists import titles
from tests.staffing_people import hire


def days(n):
    """Asked each time: a run may go on over midnight."""
    return timezone.localdate() + timedelta(days=n)


@pytest.fixture
def housing(county):
    """Ben and Bea beside Bob in housing, under Heidi."""
    for name in ("ben", "bea"):
        hire(county, name, "housing", "handler")
    hire(county, "heidi", "housing", "head")
    return county.accounts


@pytest.fixture
def enter(housing):
    """Enter that somebody is away, from some days from now to others, with a deputy."""

    def do(who, deputy, first=0, last=5):
        until = None if last is None else days(last)
        return absences.enter(
            account=housing[who], deputy=housing[deputy] if deputy else None, first=days(first), last=until,
            by="Heidi", at=timezone.now(), on=days(0),
        )  # fmt: skip

    return do


@pytest.fixture
def worked_on(a_matter, county):
    """A matter forwarded to housing on which somebody works."""

    def do(who, **changes):
        matter = a_matter("forwarded", **changes)
        account = county.accounts[who].pk
        name_officer(
            actor=county.actor("bob"),
            at=timezone.now(),
            matter_id=matter.pk,
            officer=account,
            although_away=True,
        )
        return matter

    return do


def shut_out(matter, account):
    matter.refresh_from_db()
    Accused.objects.create(matter=matter, no=next_no(matter), account=account, how="recused")
    Matter.objects.filter(pk=matter.pk).update(next_no=matter.next_no)


def test_an_absence_is_entered_shown_and_ended_at_the_desk(desk, housing):
    heidi = desk("heidi")
    given = {
        "account": housing["ben"].pk,
        "first": days(0).isoformat(),
        "last": days(4).isoformat(),
        "deputy": housing["bob"].pk,
    }
    assert heidi.post("/desk/staff/away/", given).status_code == 302
    row = Absence.objects.get()
    assert (row.account.name, row.deputy.name, row.entered_by) == ("Ben", "Bob", "Heidi")
    html = heidi.get("/desk/staff/").content.decode()
    assert "Bob stands in." in html and "Back today" in html and not inline_in(html)
    assert "Ben" in desk("bob").get("/desk/").content.decode()
    assert heidi.post("/desk/staff/back/", {"absence": row.pk}).status_code == 302
    assert absences.away([housing["ben"].pk], days(0)) == {}
    assert Absence.objects.count() == 1, "never deleted"


WRONG = [
    ({"last": -1}, "last"), ({"first": 3, "last": 2}, "last"), ({"deputy": "ben"}, "deputy"), ({"deputy": "carol"}, "deputy"),
    ({"deputy": "gone"}, "deputy"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "field"), WRONG)
def test_what_makes_no_sense_is_refused(enter, housing, county, changes, field):
    hire(county, "gone", "housing", "handler")
    county.accounts["gone"].is_active = False
    county.accounts["gone"].save()
    with pytest.raises(absences.Unusable) as no:
        enter(**{"who": "ben", "deputy": "bob", **changes})
    assert no.value.faults[0].field == field and not Absence.objects.exists()


def test_nobody_is_away_twice_and_no_deputy_is_away_or_stands_in_while_leaving(enter):
    enter("ben", "bob", 2, 6)
    for first, last, who, deputy, field in (
        (6, 9, "ben", "bea", "first"), (0, None, "ben", "bea", "first"), (4, 4, "bea", "ben", "deputy"),
        (0, 3, "bob", "bea", "account"), (1, None, "bob", None, "account"),
    ):  # fmt: skip
        with pytest.raises(absences.Unusable) as no:
            enter(who, deputy, first, last)
        assert no.value.faults[0].field == field
    enter("ben", "bea", 7, None), enter("bob", "bea", 7, 8)
    assert Absence.objects.count() == 3


def test_one_that_has_not_begun_is_called_off_and_frees_its_days(enter, housing):
    row = enter("ben", "bob", 2, 6)
    absences.end(row.pk, unit_id=housing["ben"].unit_id, on=days(0))
    assert absences.listed(housing["ben"].unit_id, days(0)) == []
    enter("ben", "bea", 1, 3)
    with pytest.raises(absences.Unusable):
        absences.end(row.pk, unit_id=housing["ben"].unit_id, on=days(0))


def test_only_with_the_permission_and_only_ones_own_unit(desk, housing, enter):
    row = enter("ben", "bob")
    for name in ("bea", "dora", "gina"):
        assert desk(name).get("/desk/staff/").status_code == 403
        assert desk(name).post("/desk/staff/back/", {"absence": row.pk}).status_code == 403
    hire_elsewhere = desk("hella")
    hire_elsewhere.post("/desk/staff/back/", {"absence": row.pk})
    forged = {"account": housing["ben"].pk, "first": days(0).isoformat(), "deputy": ""}
    assert hire_elsewhere.post("/desk/staff/away/", forged).status_code == 422
    assert absences.away([housing["ben"].pk], days(0))


@pytest.fixture(autouse=True)
def hella(county):
    """The head of another unit."""
    hire(county, "hella", "labour", "head")


@pytest.mark.parametrize(
    "given", [{}, {"account": "x"}, {"account": "", "first": "nonsense"}, {"first": "2026-02-30"}]
)
def test_a_form_of_nonsense_is_answered_in_words(desk, housing, given):
    answer = desk("heidi").post("/desk/staff/away/", given)
    assert answer.status_code == 422 and "Nothing you typed is lost" in answer.content.decode()
    assert desk("heidi").post("/desk/staff/back/", {"absence": "x"}).status_code == 302


# what one works on


def test_mine_holds_what_i_work_on_and_what_i_stand_in_for(desk, worked_on, a_matter, enter):
    worked_on("bob", title="鲍的"), worked_on("ben", title="本的"), a_matter("forwarded", title="没人的")
    bob = desk("bob")
    assert len(titles(bob.get("/desk/").content.decode())) == 3
    assert titles(bob.get("/desk/?mine=1").content.decode()) == ["鲍的"]
    row = enter("ben", "bob")
    html = bob.get("/desk/?mine=1").content.decode()
    assert sorted(titles(html)) == ["本的", "鲍的"] and "You stand in for Ben" in html
    assert titles(desk("bea").get("/desk/?mine=1").content.decode()) == []
    absences.end(row.pk, unit_id=row.account.unit_id, on=days(0))
    assert titles(bob.get("/desk/?mine=1").content.decode()) == ["鲍的"]


def test_a_deputy_never_gains_sight_of_what_they_are_shut_out_of(desk, county, worked_on, enter, housing, at):
    barred, report = worked_on("ben", title="应当回避的"), worked_on("ben", title="检举件")
    worked_on("ben", title="普通的")
    shut_out(barred, housing["bob"])
    Matter.objects.filter(pk=report.pk).update(confidential=True)
    enter("ben", "bob")
    bob, actor = desk("bob"), county.actor("bob")
    assert titles(bob.get("/desk/?mine=1").content.decode()) == ["普通的"]
    for matter in (barred, report):
        assert bob.get(f"/desk/matters/{matter.pk}/").status_code == 404
        with pytest.raises(gate.NoSuchMatter):
            gate.reach(matter.pk, actor=actor)


def test_mine_is_served_by_the_index_of_officers_and_costs_the_inbox_one_query_more(
    desk, county, worked_on, enter, django_assert_max_num_queries
):
    worked_on("bea"), enter("ben", "bea")
    rows = chosen(county.actor("bea"), Wanted(mine="1"), on=days(0), standing_in=[county.accounts["ben"].pk])
    if connection.vendor == "sqlite":  # a table of three rows needs no index on PostgreSQL
        assert "matter_officer" in rows.order_by("next_due", "id").explain()
    page = listed(county.actor("bea"), Wanted(mine="1"), on=days(0), size=30)
    assert len(page.rows) == 1
    bea = desk("bea")
    bea.get("/desk/")
    with django_assert_max_num_queries(
        12
    ) as plain:  # three of them for duties of visits, open boards, and what else is owed
        assert "Ben" in bea.get("/desk/").content.decode()
    assert sum("absence" in q["sql"] for q in plain.captured_queries) == 1
    assert sum('FROM "account"' in q["sql"] for q in plain.captured_queries) <= 1


def test_a_number_in_the_address_shows_no_other_units_work(desk, worked_on, housing):
    worked_on("ben", title="本的")
    assert titles(desk("heidi").get(f"/desk/?officer={housing['ben'].pk}").content.decode()) == ["本的"]
    assert titles(desk("hella").get(f"/desk/?officer={housing['ben'].pk}").content.decode()) == []
    for odd in ("x", "-1", "９", "1" * 40, "1'"):
        assert desk("heidi").get(f"/desk/?officer={odd}&mine=%00").status_code == 200


# notices


@pytest.fixture
def mail(settings, housing):
    """E-mail is open, and everybody in housing has an address."""
    settings.HUIYIN_WECOM_URL = ""
    settings.EMAIL_URL = "folder://"
    for name in ("bob", "ben", "bea", "heidi"):
        housing[name].email = f"{name}@example.org"
        housing[name].save()


def told(matter, code, housing):
    """The names of those to whom a notice of that code is sent."""
    now = timezone.now()
    tell(
        [
            Draft(
                matter.pk,
                code,
                now,
                {"number": matter.number},
                unit_id=housing["bob"].unit_id,
                ref=now.microsecond,
            )
        ],
        now=now,
    )
    notice = (
        Delivery.objects.filter(notice__matter=matter, notice__code=code)
        .order_by("-notice_id")
        .first()
        .notice
    )
    names = {f"staff:{a.pk}": login for login, a in housing.items()}
    return sorted(names[d.recipient] for d in Delivery.objects.filter(notice=notice, channel="email"))


def test_what_comes_near_reaches_the_officer_alone_or_the_deputy(mail, worked_on, enter, housing):
    matter = worked_on("ben")
    assert told(matter, "near", housing) == ["ben"]
    assert told(matter, "overdue", housing) == ["bea", "ben", "bob", "heidi"]
    enter("ben", "bea")
    assert told(matter, "near", housing) == ["bea"]
    assert told(matter, "overdue", housing) == ["bea", "bob", "heidi"], (
        "nobody twice, and not somebody who is away"
    )


def test_where_the_deputy_is_shut_out_the_unit_is_told_and_the_deputy_is_not_sent_anything(
    mail, worked_on, enter, housing
):
    matter = worked_on("ben")
    shut_out(matter, housing["bea"])
    enter("ben", "bea")
    reached = told(matter, "near", housing)
    assert "bob" in reached and "ben" not in reached
    from huiyin.services.notices.recipients import recipient_of

    sent = [d for d in Delivery.objects.filter(channel="email").select_related("notice") if recipient_of(d)]
    assert f"staff:{housing['bea'].pk}" not in [d.recipient for d in sent]


def test_nobody_stands_in_then_everybody_else_is_told(mail, worked_on, enter, housing):
    matter = worked_on("ben")
    enter("ben", None)
    assert told(matter, "near", housing) == ["bea", "bob", "heidi"]
