"""A trigger with a fault is found out and the fault names the file; a place may switch off what the law leaves open, and no more."""

import re
import shutil
from datetime import date, timedelta

import pytest

from huiyin.domain.law.check.cases import cases_of
from huiyin.domain.law.check.coverage import check_coverage
from huiyin.domain.law.check.references import check_references
from huiyin.domain.law.counsel import Counsel, counsel
from huiyin.domain.law.facts import Facts
from huiyin.domain.law.load.packs import PACKS, load_pack
from huiyin.domain.law.terms import LawError
from huiyin.domain.law.triggers.trigger import Harm

NAME = "cn_xinfang_2022"
FILE, PLACE = "ch5_supervision/art40_triggers.yaml", "local/linhe.yaml"
# file, what is changed in it, into what, and what the fault must name
SHAPES = [
    (FILE, "upon: hearing", "upon: heering", "art40_triggers.yaml.*'upon' is 'heering'.*clock, promise"),
    (FILE, "      when: {hearing_open: true, hearing_day: {past: true}}\n", "", "found on everything"),
    (FILE, '      evidence: [{zh: "责任单位：{lapse_unit}", en: "unit: {lapse_unit}"}]\n', "", "'evidence'"),
    (FILE, "lasts: quiet_days", "lasts: 30", "test 'lasts' of 'last_act' cannot be compared with 30"),
    (FILE, "    - name: untaken\n", "    - name: stalling\n", "'stalling' is already given"),
    (FILE, "relies: [art22, art23, sv_found_is_not_proven]", "relies: [art220]", "relies on 'art220'"),
    (PLACE, "triggers_off: [procedure_broken]", "triggers_off: [overdue]", "'overdue' is demanded by Art 40"),
    (PLACE, "triggers_off: [procedure_broken]", "triggers_off: [underdue]", "'underdue' is no trigger"),
    (PLACE, "unassigned_days: {is: 7", "unassigned_days: {is: 11", "at most 10, not 11"),
]
NAMES = [
    (FILE, "lasts: quiet_days", "lasts: still_days", "number 'still_days' is unknown"),
    (
        FILE,
        "limit_role: role_telling, lapse_due: {past: true}",
        "limit_role: role_tellin",
        "'role_tellin' is unknown",
    ),
    (FILE, "已过{hearing_day_days}日", "已过{hearing_dy_days}日", "speaks of {hearing_dy_days}"),
    (FILE, "已经{last_act_days}日", "已经{last_at_days}日", "speaks of {last_at_days}"),
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
        path.write_text(kept[path].replace(old, new, 1), encoding="utf-8")

    yield do
    for path, text in kept.items():
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("file", "old", "new", "names"), SHAPES, ids=[one[3] for one in SHAPES])
def test_a_faulty_trigger_is_not_read(copied, changed, file, old, new, names):
    changed(file, old, new)
    with pytest.raises(LawError) as wrong:
        load_pack(NAME, place="linhe", root=copied)
    assert re.search(names, str(wrong.value)), str(wrong.value)


@pytest.mark.parametrize(("file", "old", "new", "names"), NAMES, ids=[one[3] for one in NAMES])
def test_a_name_that_leads_nowhere_is_named(copied, changed, file, old, new, names):
    changed(file, old, new)
    said = "\n".join(str(fault) for fault in check_references(load_pack(NAME, root=copied)))
    assert re.search(names, said), said


def test_a_trigger_without_cases_is_missed(copied, changed):
    cases = "ch5_supervision/art40_triggers.cases.yaml"
    text = (copied / NAME / cases).read_text(encoding="utf-8")
    kept = [one for one in text.split("  - name: ") if "on: 2026-05-11" not in one and "grave" not in one]
    changed(cases, text, "  - name: ".join(kept[:2]))
    pack = load_pack(NAME, root=copied)
    said = "\n".join(str(one) for one in check_coverage(pack, Counsel(pack, pack.calendar), cases_of(pack)))
    for lacking in ("it is not found", "the day before it is found", "it is grave"):
        assert re.search(f"trigger 'overdue' has no case .*{lacking}", said), lacking
    assert "trigger 'stalling' has no case in which it is found" in said


def test_a_place_that_switches_one_off_finds_it_no_more():
    facts = Facts("accepted", {"hearing_open": True, "lapse_unit": "x"}, {"hearing_day": date(2026, 4, 8)})
    on = date(2026, 4, 9)
    assert counsel(NAME).found("procedure_broken", facts, on)
    assert counsel(NAME, "linhe").found("procedure_broken", facts, on) is None
    assert counsel("in_cpgrams_2024").triggers() == ()


@pytest.mark.parametrize(
    "trigger", ["overdue", "not_told", "untaken", "opinion_not_executed", "promise_broken"]
)
def test_once_found_it_stays_found_and_never_grows_less_grave(trigger):
    """Whatever the day, waiting longer never makes a lapse disappear by itself."""
    law, start = counsel(NAME), date(2026, 3, 1)
    values = {"people": 1, "lapse_unit": "x", "lapse_what": "x", "taken": False, "reported_done": False}
    values |= {"of_opinion": trigger == "opinion_not_executed"}
    role = "role_telling" if trigger == "not_told" else "role_handling"
    values |= {"limit_role": role, "lapse_limit": "handle"}
    moments = {"lapse_start": start, "lapse_due": start + timedelta(days=9), "held_since": start}
    found = [
        law.found(trigger, Facts("accepted", values, moments), start + timedelta(days=n)) for n in range(90)
    ]
    first = next(n for n, one in enumerate(found) if one)
    assert first > 0 and all(found[first:]) and not any(found[:first])
    grave = [one.harm is Harm.GRAVE for one in found[first:]]
    assert grave == sorted(grave) and not grave[0] and grave[-1]
