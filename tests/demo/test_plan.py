"""The plan of the county's two years: always the same, and shaped as a county's years are."""

from collections import Counter
from datetime import timedelta

from huiyin.domain.law.counsel import counsel
from huiyin.interfaces.console.county import people
from huiyin.interfaces.console.county.lives import PERSON, SYSTEM, WEB
from huiyin.interfaces.console.county.plan import PACK, plan
from tests.demo.conftest import UNTIL

ENDED = {"close", "refuse", "redirect", "withdraw"}


def share(some, whole):
    return len(some) / len(whole)


def test_the_same_seed_tells_the_same_county(lives):
    again = plan(2022, 1200, UNTIL)
    assert [(x.told.body, x.steps) for x in again] == [(x.told.body, x.steps) for x in lives]
    other = plan(2023, 50, UNTIL)
    assert not {x.told.body for x in other} & {x.told.body for x in lives}


def test_steps_run_forward_within_the_two_years(lives):
    for life in lives:
        times = [s.at for s in life.steps]
        assert times == sorted(set(times))
        assert times[0].date() >= UNTIL - timedelta(days=731)
        assert times[-1].date() <= UNTIL


def test_offices_act_in_office_hours_on_working_days(lives):
    calendar = counsel(PACK).calendar
    for life in lives:
        for step in life.steps:
            if step.by not in {WEB, PERSON, SYSTEM}:
                assert calendar.kind(step.at.date()).works, step
                assert 8 <= step.at.hour < 18, step


def test_channels_kinds_and_endings_are_mixed(lives):
    channels = Counter(x.told.channel for x in lives)
    assert 0.45 < channels["online"] / len(lives) < 0.7
    assert min(channels["letter"], channels["call"], channels["visit"]) > 0.05 * len(lives)
    kinds = Counter(x.told.scene.kind for x in lives)
    assert kinds["appeal"] > 0.8 * len(lives)
    assert kinds["suggestion"] > 0.04 * len(lives)
    assert 0.005 < kinds["report"] / len(lives) < 0.03
    acts = Counter(a for x in lives for a in x.acts)
    for act in ("refuse", "redirect", "withdraw", "extend", "assign", "ask_for_more", "add_material", "rate"):
        assert acts[act] > 0.005 * len(lives), act
    assert acts["investigate"] > acts["invite_joint"] > 0 and acts["contribute"] > 0 and acts["refer_aid"] > 0
    outcomes = Counter(
        a.outcome for x in lives for s in x.steps if s.act == "decide" for a in s.data["answers"]
    )
    assert set(outcomes) == {"support", "partial", "explain", "not_support"}
    assert share([x for x in lives if x.told.heads > 1], lives) > 0.04
    assert share([x for x in lives if x.told.anonymous], lives) > 0.02


def test_some_ask_for_review_some_come_back_and_a_few_are_joined(crowd):
    acts = Counter(a for x in crowd for a in x.acts)
    assert 0.005 * len(crowd) < acts["ask_review"] < 0.04 * len(crowd)
    assert acts["ask_review"] > acts["ask_second_review"] > 0
    assert acts["reopen"] > 0 and acts["decline_reopen"] > 0
    reviewed = Counter(s.data["outcome"] for x in crowd for s in x.steps if s.act == "decide_review")
    assert reviewed["maintain"] > sum(reviewed.values()) / 2 and set(reviewed) > {"maintain", "change"}
    joined = [(x, s) for x in crowd for s in x.steps if s.act == "merge"]
    assert joined and acts["absorb"] == len(joined) >= acts["carry_over"] > 0
    by_no = {x.no: x for x in crowd}
    for life, step in joined:
        lead = by_no[step.data["into"]]
        assert (lead.told.place, lead.told.scene.id) == (life.told.place, life.told.scene.id)
        assert lead.no != life.no and "merge" not in lead.acts and "absorb" not in life.acts


def test_the_inbox_lives_at_every_stage(lives):
    still = [x for x in lives if not ENDED & set(x.acts)]
    assert 0.05 < share(still, lives) < 0.16
    last = Counter(
        next(a for a in reversed(x.acts) if a not in {"rate", "add_material", "keep_promise"}) for x in still
    )
    assert {"forward", "accept", "serve"} <= set(last)
    assert (
        last["register"] + last["take_online"] + last["take_letter"] + last["take_call"] + last["take_visit"]
        > 0
    )


def test_most_answers_are_in_time_and_some_are_late(lives):
    law, late, all_served = counsel(PACK), [], []
    for life in lives:
        when = {s.act: s.at.date() for s in life.steps}
        if life.told.scene.kind != "appeal" or not {"accept", "serve"} <= set(when) or "extend" in when:
            continue
        all_served.append(life)
        if when["serve"] > law.due("handle", when["accept"]).due:
            late.append(life)
    assert 0.03 < share(late, all_served) < 0.2


def test_some_promises_are_kept_late_and_some_never(lives):
    late = never = kept = 0
    for life in lives:
        decided = next((s for s in life.steps if s.act == "decide"), None)
        done = {s.data["claim"]: s.at.date() for s in life.steps if s.act == "keep_promise"}
        if decided is None or "serve" not in life.acts or "withdraw" in life.acts:
            continue
        for position, answer in enumerate(decided.data["answers"], start=1):
            due = decided.at.date() + timedelta(days=answer.days)
            if answer.measure and due < UNTIL:
                kept += done.get(position, UNTIL) <= due
                late += due < done.get(position, due)
                never += position not in done
    assert kept > 3 * (late + never)
    assert late > never > 0


def test_a_report_never_passes_the_hands_of_the_unit_it_names(lives):
    by_login = {m.login: m for m in people.staff()}
    reports = [x for x in lives if x.told.scene.kind == "report"]
    assert reports
    for life in reports:
        assert life.told.accused
        assert life.told.accused not in {people.HOME, people.DISCIPLINE}
        units = {by_login[s.by].unit for s in life.steps if s.by in by_login}
        units |= {s.data["to_unit"] for s in life.steps if "to_unit" in s.data}
        assert life.told.accused not in units
        assert units <= {people.HOME, people.DISCIPLINE}
        officers = [by_login[s.by] for s in life.steps if s.by in by_login]
        assert all("reports_officer" in m.roles for m in officers)


def test_every_unit_that_is_competent_has_somebody_at_the_desk(lives):
    for life in lives:
        unit = people.DISCIPLINE if life.told.accused else life.told.unit
        assert people.at_desk(unit, "leader", 0)
