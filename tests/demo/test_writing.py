"""The demo's letters: invented, distinct, of a believable length, and without a trace of a real telephone number."""

import random
import re
from datetime import date

import pytest

from huiyin.interfaces.console.county.writing import answering
from huiyin.interfaces.console.county.writing.grammar import Speaker, UnknownSlot
from huiyin.interfaces.console.county.writing.matter import LONGEST, SHORTEST, tell
from huiyin.interfaces.console.county.writing.scenery import competent, scenes, units, words

DAY = date(2026, 3, 10)
LEFTOVER = re.compile(r"[<>|(){}\"]|，。|。。|，，")


def speaker(**pools: object) -> Speaker:
    return Speaker(random.Random(1), DAY, pools, {})


def test_a_slot_once_filled_stays_the_same():
    said = speaker(town=["甲镇", "乙镇", "丙镇"]).say("<town>与<town>与<town>")
    assert len(set(said.split("与"))) == 1


def test_choices_may_hold_choices_and_slots():
    assert speaker(x="乙").say("(甲(<x>|<x>)|甲<x>)") == "甲乙"


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("<d:9-9>", "3月1日"),
        ("<d:80-80>", "去年12月20日"),
        ("<m:2-2>", "今年1月"),
        ("<m:3-3>", "去年12月"),
        ("<m:26-26>", "前年1月"),
        ("<m:27-27>", "2023年12月"),
        ("<y:2-2>", "2024年"),
        ("<money:500-500:100>", "500"),
    ],
)
def test_dates_are_told_from_the_day_of_writing(spec, said):
    assert speaker().say(spec) == said


def test_a_slot_nobody_fills_is_an_error_and_so_is_an_open_choice():
    with pytest.raises(UnknownSlot):
        speaker().say("<nowhere>")
    with pytest.raises(ValueError, match="never closed"):
        speaker().say("(甲|乙")


@pytest.mark.parametrize("scene", scenes(), ids=lambda s: s.id)
def test_every_scene_can_be_told_and_answered_in_every_voice(scene):
    for turn in range(30):
        rng = random.Random(f"{scene.id}{turn}")
        told = tell(rng, scene, ("online", "letter", "call", "visit")[turn % 4], DAY)
        given = answering.redirection(told) if scene.redirect else answering.answers(rng, told)
        spoken = [told.title, told.body, *told.claims]
        spoken += (
            list(given.values())
            if isinstance(given, dict)
            else [w for a in given for w in (a.facts, a.reason, a.measure)]
        )
        assert not [s for s in spoken if LEFTOVER.search(s)], told.body
        assert SHORTEST <= len(told.body) <= LONGEST
        assert len(told.title) <= 40
        assert told.unit in units()
        if not isinstance(given, dict):
            assert len(given) == max(1, len(told.claims))
            assert all(a.basis.startswith("《") and a.basis.endswith("》") for a in given)
            assert all(a.measure and a.days > 0 for a in given if a.outcome in {"support", "partial"})


def test_scenes_are_many_and_their_names_known():
    assert len(scenes()) >= 100
    assert len({s.id for s in scenes()}) == len(scenes())
    assert {s.category for s in scenes()} <= set(competent())
    assert set(competent().values()) - {"township"} <= set(units())


def test_bodies_are_distinct(lives):
    bodies = [life.told.body for life in lives]
    assert len(set(bodies)) >= 0.9 * len(bodies)


def test_no_telephone_number_could_be_anybodys(lives):
    for life in lives:
        assert all(re.fullmatch(r"1900000\d{4}", p.phone) for p in life.told.people)
        assert not re.search(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}", life.told.body + life.told.title)
    assert all(u["phone"].startswith("0000-") for u in units().values())


def test_the_ground_names_no_real_county():
    tree = words("tree")
    assert (tree["county"], tree["city"]) == ("澄水县", "云陵市")
    assert all(u["name"].startswith(("澄水县", "云陵市")) for u in units().values())
