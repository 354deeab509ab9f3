"""Every law beside ours, asked as ours is: each act at each stage is answered, and no clock outlives its matter."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.domain.law.counsel import Counsel, counsel
from huiyin.domain.law.facts import Facts
from huiyin.domain.law.load.packs import pack_names
from huiyin.domain.law.terms import LawError, Role, Side, Unit
from huiyin.domain.law.why import Permit

OTHERS = {name: counsel(name) for name in pack_names() if name != "cn_xinfang_2022"}
WORDS = {"reason": "R", "approver": "A"}
NUMBERS = {"days": 5, "expected_days": 10}
FIRST = date(2026, 1, 5)


def filled(law: Counsel) -> dict[str, object]:
    """Everything a form would ask for, as far as the law knows it."""
    values = law.pack.vocabulary.values
    chosen = {name: kind.among[0] for name, kind in values.items() if kind.asked_on}
    given = {**WORDS, **NUMBERS, **chosen, "kind": law.having("usual")[0], "undecided_claims": 0}
    given |= {"ground": law.group("grounds")[0], "may_call": True, "said": "done", "answers_objection": True}
    given |= {"organ_here": True, "review_outcome": "maintain"}
    return {name: value for name, value in given.items() if name in values}


class Life:
    """A matter lived through permits alone, with its clocks kept as the program keeps them."""

    def __init__(self, law: Counsel, **values: object) -> None:
        self.law, self.stage, self.on = law, "new", FIRST
        self.values = {**filled(law), **values}
        self.moments, self.clocks = {"received": FIRST}, {}

    def facts(self) -> Facts:
        return Facts(self.stage, self.values, self.moments)

    def permits(self) -> list[str]:
        return [one.act for one in self.law.offers(self.facts(), self.on) if isinstance(one, Permit)]

    def do(self, act: str) -> None:
        answer = self.law.may(act, self.facts(), self.on)
        assert isinstance(answer, Permit), (act, answer.reason.say("en"))
        if act == "ask_review":
            self.moments["review_received"] = self.on
        for limit in answer.ends:
            self.clocks.pop(limit, None)
        for start in answer.starts:
            now = start.moment in ("on", answer.to_stage) and start.moment != "received"
            began = self.on if now else self.moments[start.moment]
            at = datetime.combine(began, time(9), UTC)
            self.clocks[start.limit] = self.law.due(start.limit, began, length=start.length, start_at=at).due
        if answer.to_stage != self.stage:
            self.stage = answer.to_stage
            self.moments[self.stage] = self.on
        self._mark(act)

    def _mark(self, act: str) -> None:
        """What the program itself notes down after each act."""
        noted = {
            "extend": "extended",
            "interim_reply": "interim",
            "rate": "rated",
            "serve_review": "review_done",
        }
        if act in noted:
            self.values[noted[act]] = True
        bound = self.values.get("objection_bound", False) and act != "forward"
        now = {
            "objected": "answer_objection" in self.clocks,
            "objection_bound": bound or act == "refuse_return",
        }
        known = self.law.pack.vocabulary
        self.values |= {name: value for name, value in now.items() if name in known.values}
        for name in {limit.known_as for limit in self.law.limits() if limit.known_as}:
            due = [day for limit, day in self.clocks.items() if self.law.limit(limit).known_as == name]
            self.moments.pop(name, None)
            if due:
                self.moments[name] = max(due)

    def duties(self) -> set[str]:
        return {name for name in self.clocks if self.law.limit(name).side is Side.OFFICE}

    def answering(self) -> set[str]:
        return {name for name in self.clocks if self.law.role_of(name) in (Role.HANDLING, Role.EXTENSION)}


@pytest.mark.parametrize("name", OTHERS)
@given(data=st.data())
@settings(max_examples=120, deadline=None)
def test_no_clock_of_an_office_outlives_the_matter(name, data):
    law = OTHERS[name]
    asked = {
        v.name: data.draw(st.sampled_from(v.among)) for v in law.pack.vocabulary.values.values() if v.asked_on
    }
    life = Life(law, kind=data.draw(st.sampled_from(law.group("kinds"))), **asked)
    for _ in range(data.draw(st.integers(5, 25))):
        life.on += timedelta(days=data.draw(st.integers(0, 9)))
        permits = life.permits()
        if not permits:
            assert not law.stage(life.stage).open, life.stage
            break
        life.do(data.draw(st.sampled_from(permits)))
        stage = law.stage(life.stage)
        if life.stage != "new" and not stage.open:
            assert not life.duties(), (life.stage, life.clocks)
        if stage.open and not stage.answered and life.stage not in ("new", "received"):
            assert len(life.answering()) == 1, (life.stage, life.clocks)
        if stage.answered:
            assert not life.answering()


@pytest.mark.parametrize("name", OTHERS)
def test_every_act_at_every_stage_is_answered_in_every_language(name):
    law = OTHERS[name]
    for act in law.pack.acts:
        for stage in law.pack.stages:
            for facts in (Facts(stage), Facts(stage, filled(law), {"received": FIRST, "served": FIRST})):
                answer = law.may(act, facts, FIRST + timedelta(days=3))
                assert answer.basis, (act, stage)
                said = [answer.why] if isinstance(answer, Permit) else [answer.reason, answer.mend]
                for text in said:
                    for lang in ("zh-hans", "en"):
                        assert len(text.say(lang)) > 3 and "{" not in text.say(lang)
                if not isinstance(answer, Permit):
                    cited = [basis.number.say("en") for basis in answer.basis]
                    assert any(number in answer.reason.say("en") for number in cited), (act, stage)


@pytest.mark.parametrize("name", OTHERS)
def test_from_every_stage_something_can_be_done(name):
    law = OTHERS[name]
    for stage in law.pack.stages:
        life = Life(law)
        life.stage, life.on = stage, FIRST + timedelta(days=2)
        life.moments["served"] = FIRST
        assert stage in ("refused", "withdrawn") or life.permits(), stage


@pytest.mark.parametrize("name", OTHERS)
def test_what_was_not_read_in_the_text_itself_says_so(name):
    for article in OTHERS[name].pack.articles.values():
        assert article.sources and article.basis.mark in {"S", "S2", "C", "I", "M", "X"}
        assert any(f"({mark})" in source for source in article.sources for mark in ("S", "S2")), (
            article.basis.id
        )
    for limit in OTHERS[name].limits():
        for reference in limit.lengths.references:
            read = "(S" in reference or "reading " in reference
            assert read, (limit.name, "a number has its mark, or its reading in silences.yaml")


BEIJING = OTHERS["cn_beijing_12345_2021"]


def test_hours_need_a_moment_and_bind_the_office_alone():
    with pytest.raises(LawError, match="needs a moment"):
        BEIJING.due("feedback_2h", FIRST)
    at = datetime(2026, 3, 10, 23, 10, tzinfo=UTC)
    with pytest.raises(LawError, match="cannot be counted so"):
        BEIJING.due("feedback_2h", at.date(), start_at=at, side=Side.PERSON)
    due = BEIJING.due("feedback_2h", at.date(), start_at=at)
    assert (due.unit, due.due_at, due.rolled) == (Unit.HOURS, at + timedelta(hours=2), False)
    assert [step.label.say("en") for step in due.steps] == ["from 23:10 on", "until 01:10"]
    assert "2026-03-11 01:10" in due.summary.say("en") and "2026年3月11日01:10" in due.summary.say("zh")


def test_the_roles_tell_the_program_what_each_limit_is_for():
    india = OTHERS["in_cpgrams_2024"]
    assert india.limit_as(Role.HANDLING).name == "redress"
    assert india.limit_as(Role.SET_TIME) is None
    assert BEIJING.limit_as(Role.REVIEW) is None and BEIJING.has_hours and not india.has_hours
    assert not BEIJING.is_duty("object_dispatch") and BEIJING.is_duty("contact")
    assert BEIJING.is_duty("a limit it lost") and BEIJING.role_of("a limit it lost") is Role.PLAIN
