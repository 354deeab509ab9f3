"""A ladder with a fault is found out and the fault names the file; a place may be quicker and never slower; asked from outside."""

import json
import re
import shutil

import pytest
from click.testing import CliRunner

from huiyin.domain.law.check.cases import cases_of
from huiyin.domain.law.check.coverage import check_coverage
from huiyin.domain.law.check.references import check_references
from huiyin.domain.law.counsel import Counsel, counsel
from huiyin.domain.law.load.packs import PACKS, load_pack
from huiyin.domain.law.terms import LawError
from huiyin.interfaces.console.law import law

NAME = "cn_xinfang_2022"
LADDER, PLACE = "ch_group_visits/art_2_ladder.yaml", "local/linhe.yaml"
# file, what is changed in it, into what, and what the fault must name
SHAPES = [
    (LADDER, "kind: task", "kind: tusk", "art_2_ladder.yaml.*'kind' is 'tusk'.*tell, know, come"),
    (LADDER, "callee: over_competent", "callee: ofice", "art_2_ladder.yaml.*'callee' is 'ofice'.*office"),
    (LADDER, "upon: missed", "upon: late", "'upon' is 'late'"),
    (LADDER, "after: competent_knows", "after: nobody_knows", "waits for 'nobody_knows'"),
    (LADDER, "          after: competent_knows\n", "", "'upon' says what of another rung"),
    (LADDER, "code: exits", "code: room", "rung 'room' stands here twice"),
    (LADDER, "is: 60, reference", "is: soon, reference", "'is' must be a whole number"),
    (LADDER, "          when: {needs: {has: child}}\n", "", "'when' and 'applies' go together"),
    (LADDER, "has: child}", "has: 3}", "'has' of 'needs' cannot be compared with 3"),
    (LADDER, "relies: [gv_one_hour]", "relies: [gv_two_hours]", "relies on 'gv_two_hours'"),
    (LADDER, "callee: competent\n", "callee: competent\n          note: x\n", "unknown key note"),
    (
        PLACE,
        "leader_comes: {minutes: 40",
        "leader_comes: {minutes: 61",
        "linhe.yaml.*at most 60 minutes, not 61",
    ),
    (PLACE, "leader_comes:", "head_comes:", "linhe.yaml.*'head_comes' is no rung"),
    (PLACE, "  group_visit:", "  group_visits:", "linhe.yaml.*'group_visits' is no ladder"),
]
NAMES = [
    (LADDER, "has: child}", "has: dog}", "art_2_ladder.yaml.*needs.*'dog' is unknown"),
    (LADDER, "reaches: large_group_size}", "reaches: big_size}", "number 'big_size' is unknown"),
    (
        LADDER,
        "{headcount: {reaches: group_size}}",
        "{heads: {reaches: group_size}}",
        "fact 'heads' is unknown",
    ),
    (LADDER, "means: writing", "means: pigeon", "means 'pigeon' is unknown"),
    (LADDER, "来访达到{large_group_size}人", "来访达到{many}人", "speaks of {many}"),
]


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    root = tmp_path_factory.mktemp("packs")
    shutil.copytree(PACKS / NAME, root / NAME)
    return root


@pytest.fixture
def changed(copied):
    """Change a file of the copy for one test."""
    kept = {}

    def do(file: str, old: str, new: str) -> None:
        path = copied / NAME / file
        kept[path] = path.read_text(encoding="utf-8")
        assert old in kept[path], "the fault to make is not there any more"
        path.write_text(kept[path].replace(old, new), encoding="utf-8")

    yield do
    for path, text in kept.items():
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("file", "old", "new", "names"), SHAPES, ids=[one[3] for one in SHAPES])
def test_a_faulty_ladder_is_not_read(copied, changed, file, old, new, names):
    changed(file, old, new)
    with pytest.raises(LawError) as wrong:
        load_pack(NAME, place="linhe", root=copied)
    assert re.search(names, str(wrong.value)), str(wrong.value)


@pytest.mark.parametrize(("file", "old", "new", "names"), NAMES, ids=[one[3] for one in NAMES])
def test_a_name_that_leads_nowhere_is_named(copied, changed, file, old, new, names):
    changed(file, old, new)
    said = "\n".join(str(fault) for fault in check_references(load_pack(NAME, root=copied)))
    assert re.search(names, said), said


def test_a_rung_without_cases_is_missed(copied, changed):
    cases = "ch_group_visits/art_2_ladder.cases.yaml"
    text = (copied / NAME / cases).read_text(encoding="utf-8")
    first = text.split("  - name: ")[:2]
    changed(cases, text, "  - name: ".join(first))
    pack = load_pack(NAME, root=copied)
    said = "\n".join(str(one) for one in check_coverage(pack, Counsel(pack, pack.calendar), cases_of(pack)))
    assert "rung 'leader_comes' has no case in which it is due" in said
    assert "rung 'room'" not in said


def test_the_place_is_quicker_only_in_the_place():
    values = {"headcount": 46}
    day = counsel(NAME).calendar.years[2026].work
    on = min(day)
    minutes = {one.rung.code: one.minutes for one in counsel(NAME, "linhe").rungs("group_visit", values, on)}
    assert (minutes["leader_comes"], minutes["tell_government"]) == (40, 15)
    assert {
        one.minutes
        for one in counsel(NAME).rungs("group_visit", values, on)
        if one.rung.code == "leader_comes"
    } == {60}


def run(*words):
    return CliRunner().invoke(law, ["ladder", "--pack", NAME, *words])


def test_asked_from_outside_in_json_and_lines():
    said = json.loads(
        run("--headcount", "46", "--need", "child", "--at", "2026-03-10T23:30+08:00", "--json").stdout
    )
    rungs = {one["code"]: one for one in said["rungs"]}
    assert (
        rungs["leader_comes"]["due"] == "2026-03-11T00:30:00+08:00" and rungs["leader_comes"]["minutes"] == 60
    )
    assert rungs["leader_comes"]["means"] == "in_person" and rungs["leader_comes"]["kind"] == "come"
    assert rungs["leader_comes"]["basis"][0]["id"] == "gv_ladder" and rungs["leader_comes"]["place"] is None
    assert rungs["competent_comes"]["due"] is None and rungs["competent_comes"]["after"] == "tell_competent"
    assert rungs["children_room"]["applies"]["zh"] == "有儿童同来" and "interpreter" not in rungs
    plain = json.loads(run("--headcount", "4", "--json").stdout)
    assert [one["code"] for one in plain["rungs"]] == ["room"] and plain["rungs"][0]["due"] is None
    lines = run(
        "--headcount", "46", "--at", "2026-03-10T23:30+08:00", "--lang", "zh", "--place", "linhe"
    ).stdout
    assert "2026-03-11 00:10" in lines and "有权处理单位的主要负责人到场" in lines and "电话" in lines


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["--headcount", "many"], "headcount"),
        (["--headcount", "-3"], "headcount.*from 0"),
        (["--headcount", "46", "--need", "dog"], "dog.*interpreter"),
        (["--headcount", "46", "--name", "stairs"], "stairs.*group_visit, problem"),
        (["--headcount", "46", "--at", "noon"], "noon.*time zone"),
        (["--headcount", "46", "--place", "atlantis"], "atlantis"),
        ([], "headcount"),
    ],
)
def test_bad_input_is_one_line_that_says_what_to_do(words, names):
    done = run(*words)
    assert done.exit_code == 2 and not done.stdout and len(done.stderr.splitlines()) == 1
    assert re.search(names, done.stderr), done.stderr
