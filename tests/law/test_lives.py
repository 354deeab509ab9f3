"""Whole lives: whatever lawful way a matter goes, its clocks start, end, and leave none running behind it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.domain.law.counsel import counsel
from huiyin.domain.law.facts import Facts
from huiyin.domain.law.terms import Side
from huiyin.domain.law.why import Permit

ASKED = counsel("cn_xinfang_2022")
ACTS = list(ASKED.pack.acts)
FILLED = {
    "signature": "head",
    "reason": "R",
    "approver": "A",
    "days": 10,
    "set_days": 20,
    "ground": "no_content",
    "legal_path": "art31_4",
    "number_there": "N",
    "simple_ground": "clear_facts",
    "first_time": True,
    "may_be_refused": False,
    "several_or_grave": False,
    "review_outcome": "maintain",
    "review_ground": "not_an_opinion",
    "changed_claims": 1,
    "redo_days": 20,
    "whats_new": "new_facts",
    "review_heard": True,
    "leading_decided": True,
}
# the acts by which the person asks for something again, and the moment from which the answer is counted
ASKING = {
    "ask_review": "review_received",
    "ask_second_review": "second_review_received",
    "ask_reopen": "reopen_asked",
}
KINDS = st.sampled_from([("appeal", "art31_6"), ("appeal", ""), ("suggestion", ""), ("report", ""), ("", "")])


class Life:
    """A matter lived through permits alone, with its clocks kept as the program keeps them."""

    def __init__(self, kind, path, receiver):
        self.stage, self.on = "new", date(2026, 1, 5)
        self.values = {"kind": kind, "path": path, "receiver": receiver, **FILLED}
        self.moments, self.clocks = {"received": self.on}, {}

    def try_act(self, act):
        """Do the act if counsel permits it; say whether it was done."""
        moments = self.moments | ({ASKING[act]: self.on, "review_sent": self.on} if act in ASKING else {})
        answer = ASKED.may(act, Facts(self.stage, self.values, moments), self.on)
        if not isinstance(answer, Permit):
            return False
        self.moments = moments
        if act in ASKING:
            self.values |= {"asked_from": self.stage, "review_admitted": False}
        for limit in answer.ends:
            self.clocks.pop(limit, None)
        for start in answer.starts:
            began = self.on if start.moment == "on" else self.moments[start.moment]
            self.clocks[start.limit] = ASKED.due(start.limit, began, length=start.length).due
        if answer.to_stage != self.stage:
            self.stage = answer.to_stage
            self.moments[self.stage] = self.on
        self.values["objected"] = "answer_objection" in self.clocks
        self.values["bounces"] = self.values.get("bounces", 0) + (act == "agree_return")
        self.values["objection_bound"] = self._is_bound(act)
        if act in ("assign", "report_back", "forward", "agree_return", "arbitrate"):
            self.values["report_owed"] = act == "assign"
        self.values["extended"] = self.values.get("extended", False) or act == "extend"
        if act in ("accept_simply", "leave_simple"):
            self.values["simplified"] = act == "accept_simply"
        if act == "admit_review":
            self.values["review_admitted"] = True
        if act == "serve_review" and self.stage == "reviewed":
            self.moments["review_answered"] = self.on
            self.values["review_done"] = True
        if act == "serve_review" and self.stage == "accepted":
            self.values["remanded"] = True
            self.moments.pop("review_answered", None)
        if act == "reopen":
            self.values |= {"extended": False, "simplified": False, "remanded": False, "review_done": False}
            self.moments.pop("review_answered", None)
        running = [self.clocks[name] for name in ("handle", "extend_handle") if name in self.clocks]
        self.moments.pop("handle_due", None)
        if running:
            self.moments["handle_due"] = max(running)
        return True

    def _is_bound(self, act):
        """Whether an objection lies no more: each passing on is free of what was said of the one before."""
        bound = self.values.get("objection_bound", False) and act not in ("forward", "assign")
        return bound or act in ("refuse_return", "arbitrate")

    def office_clocks(self):
        """The limits of an office that still run."""
        return {name for name in self.clocks if ASKED.limit(name).side is Side.OFFICE}


@given(
    kind=KINDS,
    receiver=st.sampled_from(["letters_office", "organ"]),
    outcome=st.sampled_from(["maintain", "redo"]),
    steps=st.lists(st.tuples(st.integers(0, len(ACTS)), st.integers(0, 12)), min_size=5, max_size=35),
)
@settings(max_examples=150, deadline=None)
def test_no_clock_of_an_office_outlives_the_matter(kind, receiver, outcome, steps):
    life = Life(*kind, receiver)
    life.values["review_outcome"] = outcome
    for pick, days in steps:
        life.on += timedelta(days=days)
        offers = ASKED.offers(Facts(life.stage, life.values, life.moments), life.on)
        permits = [one.act for one in offers if isinstance(one, Permit)]
        assert permits, (life.stage, life.values)
        assert life.try_act(permits[pick % len(permits)])
        if life.stage != "new" and not ASKED.stage(life.stage).open:
            assert not life.office_clocks(), (life.stage, life.clocks)
        if life.stage == "received":
            assert life.office_clocks() == {"forward_or_tell"}
        if life.stage == "registered":
            assert len(life.office_clocks() & {"forward_or_tell", "forward_again"}) == 1
        if life.stage == "disputed":
            assert "arbitrate" in life.office_clocks()
        if life.stage in ("forwarded", "assigned"):
            assert "notify_acceptance" in life.office_clocks()
        sixty = life.office_clocks() & {"handle", "extend_handle"}
        anew = "decide_anew" in life.office_clocks()
        if life.stage in ("accepted", "decided", "merged"):
            assert bool(sixty) + anew == (life.values["kind"] in ("appeal", ""))
        if life.stage in ("in_review", "review_decided"):
            assert "decide_review" in life.office_clocks()
        if life.stage in ("in_second_review", "second_review_decided"):
            assert "decide_second_review" in life.office_clocks()
        assert len(sixty) <= 1


# fmt: off
WAYS = [
    ["take_online", "register", "accept", "decide", "serve", "rate", "close", "ask_review"],
    ["take_letter", "forward", "accept", "ask_for_more", "extend", "decide", "serve", "close", "rate"],
    ["take_visit", "accept_simply", "leave_simple", "extend", "decide", "serve", "close"],
    ["take_letter", "forward", "accept_simply", "decide", "serve", "close", "reopen"],
    ["take_call", "assign", "object_transfer", "accept", "decide", "serve", "report_back", "close", "reopen", "accept"],
    ["take_call", "assign", "object_transfer", "agree_return", "forward", "object_transfer", "refuse_return", "accept"],
    ["take_call", "forward", "object_transfer", "agree_return", "assign", "object_transfer", "agree_return",
     "refer_to_arbiter", "arbitrate", "accept", "decide", "serve", "close"],
    ["take_letter", "assign", "accept", "decide", "serve", "report_back", "close"],
    [
        *("take_letter", "forward", "accept", "decide", "serve", "ask_review", "admit_review", "decide_review"),
        *("serve_review", "ask_second_review", "admit_review", "decide_review", "serve_review", "ask_reopen"),
        *("reopen", "forward"),
    ],
    [
        *("take_letter", "forward", "accept", "decide", "serve", "close", "ask_review", "decline_review"),
        *("rate", "ask_reopen", "withdraw_request", "ask_review", "withdraw_request"),
    ],
    ["take_visit", "forward", "accept", "merge", "extend", "carry_over", "serve", "ask_review"],
    ["take_visit", "redirect", "reopen", "refuse", "rate", "reopen", "withdraw", "reopen", "forward"],
]
# fmt: on


@pytest.mark.parametrize("way", WAYS, ids=[" ".join(way) for way in WAYS])
def test_the_ordinary_ways_are_open(way):
    life = Life("appeal", "art31_6", "letters_office")
    for act in way:
        life.on += timedelta(days=1)
        assert life.try_act(act), (act, life.stage)


@pytest.mark.parametrize("stage", [name for name in ASKED.pack.stages if name != "new"])
def test_from_every_stage_something_can_be_done(stage):
    moments = {"received": date(2026, 1, 5), "served": date(2026, 1, 6)}
    people = {"visit_open": True, "headcount": 12}  # in an exercise there is nothing but the board
    offers = ASKED.offers(Facts(stage, {"kind": "appeal"} | FILLED | people, moments), date(2026, 1, 7))
    assert any(isinstance(one, Permit) for one in offers)
