"""Bulk work at the desk: chosen, done one by one, each refusal kept with its words, looked at, stopped, gone on with."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.foundation.people import absences
from huiyin.foundation.units.models import RoutingRule
from huiyin.jobs.bulk import acts, working
from huiyin.jobs.bulk.asking import ask_for
from huiyin.matters.failures import Invalid, NotPermitted
from huiyin.matters.models import Accused, BulkRun, BulkStep, Event, Matter
from huiyin.matters.record.children import next_no
from tests.desk.conftest import inline_in, key
from tests.staffing_people import hire


@pytest.fixture(autouse=True)
def housing(county):
    """Ben and Bea work in housing beside Bob, under Heidi."""
    for name in ("ben", "bea"):
        hire(county, name, "housing", "handler")
    hire(county, "heidi", "housing", "head")
    return county.accounts


def work():
    """The worker, until nothing is left."""
    while working.work_one(timezone.now()):
        pass


@pytest.fixture
def on_bens_desk(a_matter, housing):
    """Some matters in housing on which Ben works."""

    def do(count, **changes):
        made = [a_matter("forwarded", title=f"第{n}件", **changes) for n in range(count)]
        Matter.objects.filter(pk__in=[m.pk for m in made]).update(officer=housing["ben"])
        return made

    return do


def shut_out(matter, account):
    matter.refresh_from_db()
    Accused.objects.create(matter=matter, no=next_no(matter), account=account, how="recused")
    Matter.objects.filter(pk=matter.pk).update(next_no=matter.next_no)


def hand_over(client, to, matters=(), query="", **more):
    given = {
        "key": key(),
        "act": "name_officer",
        "officer": to.pk,
        "matters": [m.pk for m in matters],
        **more,
    }
    return client.post(f"/desk/bulk/new/{query}", given)


def test_the_work_of_one_is_handed_over_in_one_go(desk, on_bens_desk, a_matter, housing):
    mine, other = on_bens_desk(3), a_matter("forwarded", title="鲍的")
    heidi = desk("heidi")
    assert f"/desk/bulk/new/?officer={housing['ben'].pk}" in heidi.get("/desk/staff/").content.decode()
    query = f"?officer={housing['ben'].pk}"
    html = heidi.get(f"/desk/bulk/new/{query}").content.decode()
    assert (
        "Hand over the work of Ben" in html
        and "3 matters" in html
        and "鲍的" not in html
        and not inline_in(html)
    )
    answer = hand_over(heidi, housing["bea"], mine, query)
    run = BulkRun.objects.get()
    assert answer["Location"] == f"/desk/bulk/{run.pk}/" and (run.total, run.done) == (3, 0)
    work()
    run.refresh_from_db()
    assert (run.done, run.failed) == (3, 0) and run.ended_at is not None
    assert set(
        Matter.objects.filter(pk__in=[m.pk for m in mine]).values_list("officer__name", flat=True)
    ) == {"Bea"}
    other.refresh_from_db()
    assert other.officer_id is None
    assert Event.objects.filter(act="name_officer", actor_name="Heidi").count() == 3
    assert "It has come to its end" in heidi.get(answer["Location"]).content.decode()


def test_one_from_which_the_target_is_shut_out_is_refused_by_itself(desk, on_bens_desk, housing):
    mine = on_bens_desk(3)
    shut_out(mine[1], housing["bea"])
    heidi = desk("heidi")
    address = hand_over(heidi, housing["bea"], mine)["Location"]
    work()
    run = BulkRun.objects.get()
    assert (run.done, run.failed) == (2, 1)
    html = heidi.get(address).content.decode()
    assert "Left as they were, and why" in html and mine[1].number in html and "withdrawn" in html
    mine[1].refresh_from_db()
    assert mine[1].officer_id == housing["ben"].pk


def test_the_words_of_a_refusal_go_when_ones_own_sight_of_it_goes(desk, on_bens_desk, housing):
    mine = on_bens_desk(2)
    shut_out(mine[0], housing["bea"])
    heidi = desk("heidi")
    address = hand_over(heidi, housing["bea"], mine)["Location"]
    work()
    shut_out(mine[0], housing["heidi"])
    html = heidi.get(address).content.decode()
    assert mine[0].number not in html and "Left as they were" not in html


def test_a_run_is_for_the_one_who_asked_for_it(desk, on_bens_desk, housing):
    mine = on_bens_desk(1)
    address = hand_over(desk("heidi"), housing["bea"], mine)["Location"]
    for other in ("bea", "bob", "alice"):
        assert desk(other).get(address).status_code == 404
        assert desk(other).get(f"{address}strip/").status_code == 404
        desk(other).post(f"{address}stop/")
    assert BulkRun.objects.get().ended_at is None


def test_only_what_lies_on_ones_own_desk_can_be_chosen(desk, county, on_bens_desk, housing):
    hire(county, "hella", "labour", "head")
    mine = on_bens_desk(1)
    answer = hand_over(desk("hella"), housing["bea"], mine)
    assert answer.status_code == 422 and not BulkRun.objects.exists()
    for name in ("ben", "gina", "hank"):
        assert desk(name).get("/desk/bulk/new/").status_code == 403


def test_ticked_ones_go_and_others_stay(desk, on_bens_desk, housing):
    one, _ = on_bens_desk(2)
    hand_over(desk("heidi"), housing["bea"], [one])
    assert list(BulkStep.objects.values_list("matter_id", flat=True)) == [one.pk]
    nothing = hand_over(desk("heidi"), housing["bea"], [])
    assert nothing.status_code == 422 and "Tick at least one" in nothing.content.decode()


def test_of_too_many_to_tick_all_go(desk, on_bens_desk, housing, monkeypatch):
    monkeypatch.setattr("huiyin.matters.queries.casework.bulk.TICKED", 2)
    on_bens_desk(3)
    heidi = desk("heidi")
    html = heidi.get("/desk/bulk/new/").content.decode()
    assert "too many to tick" in html and 'name="matters"' not in html
    assert hand_over(heidi, housing["bea"], all="1").status_code == 302
    assert BulkRun.objects.get().total == 3


def test_more_than_a_click_should_do_is_refused(county, monkeypatch, on_bens_desk, housing):
    monkeypatch.setattr("huiyin.jobs.bulk.asking.MOST", 1)
    with pytest.raises(Invalid):
        ask_for(county.actor("heidi"), "name_officer", {"officer": 1}, [1, 2], at=timezone.now())
    with pytest.raises(NotPermitted):
        ask_for(county.actor("ben"), "name_officer", {"officer": 1}, [1], at=timezone.now())


def test_sent_twice_it_is_one_run(desk, on_bens_desk, housing):
    mine, once = on_bens_desk(1), key()
    heidi = desk("heidi")
    first, second = (hand_over(heidi, housing["bea"], mine, key=once)["Location"] for _ in range(2))
    assert first == second and BulkRun.objects.count() == 1


def test_for_somebody_who_is_away_the_deputy_is_proposed(desk, on_bens_desk, housing):
    mine, today = on_bens_desk(1), timezone.localdate()
    absences.enter(
        account=housing["bea"],
        deputy=housing["bob"],
        first=today,
        last=today,
        by="Heidi",
        at=timezone.now(),
        on=today,
    )
    answer = hand_over(desk("heidi"), housing["bea"], mine)
    assert answer.status_code == 422 and "Bob stands in" in answer.content.decode()
    assert hand_over(desk("heidi"), housing["bea"], mine, although_away="on").status_code == 302


WRONG = [
    {"act": "nonsense"}, {"officer": ""}, {"officer": "999999"}, {"officer": "x"}, {"act": ""}, {"key": ""},
]  # fmt: skip


@pytest.mark.parametrize("changes", WRONG)
def test_nonsense_is_refused_and_nothing_begins(desk, on_bens_desk, housing, changes):
    answer = hand_over(desk("heidi"), housing["bea"], on_bens_desk(1), **changes)
    assert answer.status_code == 422 and not BulkRun.objects.exists()


# passing on


def pass_on(client, matters, **more):
    given = {
        "key": key(),
        "act": "forward",
        "to_unit": "",
        "note": "请依法办理",
        "matters": [m.pk for m in matters],
    }
    return client.post("/desk/bulk/new/", {**given, **more})


def test_each_goes_to_the_unit_that_rules_and_duties_say(desk, county, a_matter, filed, at):
    rule = RoutingRule(
        category="housing", unit=county.units["housing"], valid_from=at.date(), entered_by="Dora"
    )
    rule.entered_at = timezone.now()
    rule.save()
    lift, pay = a_matter("registered"), a_matter("registered", category="labour", title="工资")
    against = a_matter("registered", accused_units=(county.units["housing"].pk,), title="告住建局")
    alice = desk("alice")
    address = pass_on(alice, [lift, pay, against])["Location"]
    work()
    for matter in (lift, pay, against):
        matter.refresh_from_db()
    assert (lift.holder.code, pay.holder.code, against.holder.code) == ("housing", "letters", "letters")
    html = alice.get(address).content.decode()
    assert html.count("No rule and no duty says") == 2, "never to a unit that is complained of"


def test_to_one_unit_with_a_set_time_and_never_to_the_accused(desk, county, a_matter):
    one, against = (
        a_matter("registered"),
        a_matter("registered", accused_units=(county.units["housing_station"].pk,)),
    )
    alice = desk("alice")
    assert pass_on(alice, [one], act="assign", to_unit="住房和城乡建设局").status_code == 422
    assert pass_on(alice, [one], act="assign", to_unit="住房和城乡建设局", set_days="91").status_code == 422
    pass_on(alice, [one, against], act="assign", to_unit="住房和城乡建设局", set_days="30")
    work()
    one.refresh_from_db(), against.refresh_from_db()
    assert (one.stage, one.holder.code) == ("assigned", "housing")
    assert (against.stage, against.holder.code) == ("registered", "letters")
    assert "complained of" in BulkStep.objects.get(matter_id=against.pk).words


# how it goes


def test_the_strip_is_asked_for_again_and_costs_nothing_while_nothing_moves(desk, on_bens_desk, housing):
    heidi = desk("heidi")
    address = hand_over(heidi, housing["bea"], on_bens_desk(2))["Location"]
    shown = heidi.get(address).content.decode()
    assert 'hx-trigger="every 2s"' in shown and "Look again" in shown
    first = heidi.get(f"{address}strip/")
    assert first["Cache-Control"] == "private, no-cache" and "第" not in first.content.decode()
    again = heidi.get(f"{address}strip/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304 and again.content == b"" and again["Cache-Control"] == "private, no-cache"
    working.work_one(timezone.now())
    moved = heidi.get(f"{address}strip/", headers={"if-none-match": first["ETag"]})
    assert moved.status_code == 200 and "1 of 2 done" in moved.content.decode() and "HX-Refresh" not in moved
    work()
    over = heidi.get(f"{address}strip/", headers={"if-none-match": moved["ETag"]})
    assert over["HX-Refresh"] == "true" and "hx-trigger" not in over.content.decode()
    assert re.search(r"2 of 2 done", heidi.get("/desk/bulk/").content.decode())


def test_it_can_be_stopped_and_the_rest_stays_as_it_was(desk, on_bens_desk, housing):
    heidi = desk("heidi")
    mine = on_bens_desk(3)
    address = hand_over(heidi, housing["bea"], mine)["Location"]
    working.work_one(timezone.now())
    assert heidi.post(f"{address}stop/").status_code == 302
    work()
    run = BulkRun.objects.get()
    assert run.done == 1 and "2 matters were not reached" in heidi.get(address).content.decode()
    assert Matter.objects.filter(officer=housing["ben"]).count() == 2
    assert "come to its end already" in heidi.post(f"{address}stop/", follow=True).content.decode()


def test_a_worker_that_dies_between_act_and_note_does_nothing_twice(
    county, on_bens_desk, housing, monkeypatch
):
    mine = on_bens_desk(2)
    ask_for(
        county.actor("heidi"),
        "name_officer",
        {"officer": housing["bea"].pk},
        [m.pk for m in mine],
        at=timezone.now(),
    )
    note = working._note

    def dies(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(working, "_note", dies)
    with pytest.raises(KeyboardInterrupt):
        working.work_one(timezone.now())
    assert Event.objects.filter(act="name_officer").count() == 1 and BulkRun.objects.get().done == 0
    monkeypatch.setattr(working, "_note", note)
    work()
    assert Event.objects.filter(act="name_officer").count() == 2
    assert (BulkRun.objects.get().done, BulkRun.objects.get().failed) == (2, 0)


def test_an_account_that_was_closed_meanwhile_does_nothing_more(county, on_bens_desk, housing):
    mine = on_bens_desk(2)
    ask_for(
        county.actor("heidi"),
        "name_officer",
        {"officer": housing["bea"].pk},
        [m.pk for m in mine],
        at=timezone.now(),
    )
    housing["heidi"].is_active = False
    housing["heidi"].save()
    work()
    run = BulkRun.objects.get()
    assert (run.done, run.failed) == (0, 0) and run.ended_at is not None


def test_a_role_that_was_taken_away_meanwhile_refuses_each(county, on_bens_desk, housing):
    mine = on_bens_desk(2)
    ask_for(
        county.actor("heidi"),
        "name_officer",
        {"officer": housing["bea"].pk},
        [m.pk for m in mine],
        at=timezone.now(),
    )
    hire(county, "heidi", "housing", "reviewer")
    work()
    assert (BulkRun.objects.get().done, BulkRun.objects.get().failed) == (0, 2)


def test_a_fault_of_ours_is_said_so_and_the_others_go_on(county, on_bens_desk, housing, monkeypatch):
    mine, real = on_bens_desk(2), acts.ACTS["name_officer"].do

    def faulty(actor, at, matter_id, params, key):
        if matter_id == mine[0].pk:
            raise ZeroDivisionError
        return real(actor, at, matter_id, params, key)

    monkeypatch.setitem(acts.ACTS, "name_officer", acts.InBulk("office.staffing", faulty))
    ask_for(
        county.actor("heidi"),
        "name_officer",
        {"officer": housing["bea"].pk},
        [m.pk for m in mine],
        at=timezone.now(),
    )
    work()
    run = BulkRun.objects.get()
    assert (run.done, run.failed) == (1, 1) and run.ended_at is not None
    assert BulkStep.objects.get(matter_id=mine[0].pk).words


def test_whoever_left_with_open_work_is_shown_to_the_head(desk, county, on_bens_desk, housing):
    on_bens_desk(2)
    housing["ben"].is_active = False
    housing["ben"].save()
    heidi = desk("heidi")
    html = heidi.get("/desk/staff/").content.decode()
    assert "Here no more" in html and "Ben" in html
    html = heidi.get(f"/desk/bulk/new/?officer={housing['ben'].pk}").content.decode()
    assert "Hand over the work of Ben" in html and "2 matters" in html


def test_times_out_of_order_do_not_matter(county, on_bens_desk, housing):
    """A run asked for yesterday is worked off today with today's date."""
    mine = on_bens_desk(1)
    yesterday = timezone.now() - timedelta(days=1)
    ask_for(
        county.actor("heidi"),
        "name_officer",
        {"officer": housing["bea"].pk},
        [m.pk for m in mine],
        at=yesterday,
    )
    work()
    assert Event.objects.get(act="name_officer").on == timezone.localdate()
