"""A pack with a fault is found out, and the fault names the file."""

import re
import shutil

import pytest

from huiyin.domain.law.check.packs import check_packs
from huiyin.domain.law.load.packs import PACKS, load_pack

NAME = "cn_xinfang_2022"
CH3, CH4 = "ch3_filing_and_acceptance", "ch4_handling"


def test_the_packs_are_in_order():
    checked = check_packs()
    assert not checked.faults, "\n".join(str(fault) for fault in checked.faults)
    assert checked.articles >= 19 and checked.cases >= 150


def test_every_article_of_the_issue_is_there():
    expected = {f"art{number}" for number in (*range(17, 26), *range(28, 38))}
    assert expected <= set(load_pack(NAME).articles)


def test_every_article_cites_a_source_and_when_it_was_checked():
    for article in load_pack(NAME).articles.values():
        assert article.sources and article.basis.mark in {"S", "S2", "C", "I", "M", "X"}
        assert article.checked.year >= 2026


# file, what is changed in it, into what, and what the fault must name
FAULTS = [
    (
        f"{CH4}/art34_sixty_days.yaml",
        "limit: extend_handle, moment",
        "limit: exnted_handle, moment",
        "art34_sixty_days.yaml.*exnted_handle",
    ),
    (
        f"{CH4}/art34_sixty_days.yaml",
        "from: [accepted, merged]",
        "from: [acepted, merged]",
        "art34_sixty_days.yaml.*acepted",
    ),
    (
        f"{CH4}/art34_sixty_days.yaml",
        "is: 60,",
        "is: 59,",
        "art34_sixty_days.cases.yaml.*sixty days from acceptance",
    ),
    (
        f"{CH4}/art34_sixty_days.yaml",
        "is: 60,",
        "is: sixty,",
        "art34_sixty_days.yaml.*'is' must be a whole number",
    ),
    (
        f"{CH4}/art34_sixty_days.yaml",
        "since: 2022-05-01, is: 60",
        "since: 2022-02-30, is: 60",
        "art34_sixty_days.yaml",
    ),
    (
        f"{CH4}/art34_sixty_days.yaml",
        "never: {extended: true}",
        "never: {extnded: true}",
        "art34_sixty_days.yaml.*extnded",
    ),
    (
        f"{CH4}/art34_sixty_days.yaml",
        "      side: office",
        "      side: nobody",
        "art34_sixty_days.yaml.*side",
    ),
    (f"{CH4}/art34_sixty_days.yaml", "ends: [handle]", "ends: []", "art34_sixty_days.yaml.*disagree.*extend"),
    (
        f"{CH4}/art34_sixty_days.yaml",
        "relies: [extension_counts_on]",
        "relies: [whim]",
        "art34_sixty_days.yaml.*whim",
    ),
    (f"{CH4}/art34_sixty_days.yaml", "gives:", "givs:", "art34_sixty_days.yaml.*unknown key givs"),
    (f"{CH4}/art34_sixty_days.yaml", "gives:", "gives: [", "art34_sixty_days.yaml.*not YAML at line"),
    (f"{CH4}/art34_sixty_days.yaml", "{handle_due}", "{handel_due}", "art34_sixty_days.yaml.*handel_due"),
    (
        f"{CH4}/art34_sixty_days.yaml",
        "number: {zh: 第三十四条, en: Art 34}",
        "number: {zh: 第三十四条}",
        "art34_sixty_days.yaml.*language 'en'",
    ),
    (f"{CH4}/art34_sixty_days.yaml", "id: art34", "id: art35", "two article files bear the same id"),
    (
        f"{CH4}/art34_sixty_days.yaml",
        "name: extend_handle",
        "name: handle",
        "art34_sixty_days.yaml.*already given",
    ),
    (f"{CH4}/art31_paths.yaml", "path: art31_5", "path: art31_7", "art31_7"),
    (
        f"{CH4}/art32_opinion.cases.yaml",
        "refused: promises_open",
        "refused: because",
        "art32_opinion.cases.yaml.*because.*promises_open",
    ),
    (f"{CH4}/art37_aid.cases.yaml", "cases:", "cases: []\nextra:", "art37_aid.cases.yaml.*extra"),
    (
        f"{CH4}/art35_review.cases.yaml",
        "    on: 2026-04-02\n    over: true\n",
        "",
        "art35_review.yaml.*'ask_review' has no day-after case",
    ),
    (
        f"{CH3}/art19_form_and_same_matter.yaml",
        "act: add_material\n      stages: [closed,",
        "act: add_material\n      stages: [served,",
        "never given",
    ),
    ("words.yaml", "  opinion: {zh", "  opinon: {zh", "words.yaml.*opinion"),
    ("words.yaml", "by: person}", "by: anybody}", "words.yaml.*by"),
    (f"{CH4}/art34_sixty_days.yaml", "role: handling", "role: handeling", "art34_sixty_days.yaml.*role"),
    (f"{CH4}/art34_sixty_days.yaml", "known_as: handle_due", "known_as: handle_do", "art34.*handle_do"),
    (f"{CH4}/art34_sixty_days.yaml", "ends: [handle]", "ends: []", "art34.*prolongs"),
    (f"{CH4}/art34_sixty_days.yaml", "unit: days", "unit: hours", "extend_handle' is counted in hours"),
    (f"{CH4}/art35_review.yaml", "unit: days", "unit: hours", "art35.*bind an office only"),
    ("words.yaml", "confidential: true", "secret: true", "words.yaml.*report.*unknown key secret"),
    ("words.yaml", ", units: [letters_office]", "", "words.yaml.*both said to be all other units"),
    (
        "words.yaml",
        "en: report of wrongdoing",
        "en: report, of wrongdoing",
        "words.yaml.*of wrongdoing.*nothing",
    ),
    ("words.yaml", "own: true", "own: perhaps", "words.yaml.*own"),
    (
        "facts.yaml",
        "type: word, among: kinds",
        "type: word, among: kinds, asked_on: regster",
        "facts.*regster",
    ),
    (
        "facts.yaml",
        "{type: word, zh: 理由",
        "{type: word, asked_on: refuse, zh: 理由",
        "facts.*reason.*among",
    ),
    ("facts.yaml", "among: kinds", "among: knds", "facts.yaml.*knds"),
    ("silences.yaml", "id: plain_days", "id: first_day_out", "silences.yaml.*stands here twice"),
    (
        "calendar/2026.yaml",
        "2026-10-01: national_day",
        "2026-10-01: grand_day",
        "calendar/2026.yaml.*grand_day",
    ),
    ("calendar/2026.yaml", "  - 2026-02-14", "  - 2026-02-13", "calendar/2026.yaml.*2026-02-13"),
    ("calendar/2026.yaml", "year: 2026", "year: 2025", "calendar/2026.yaml.*2025"),
    (
        "local/linhe.yaml",
        "forward_or_tell: {length: 10",
        "forward_or_tell: {length: 20",
        "local/linhe.yaml.*at most the law's 15, not 20",
    ),
    (
        "local/linhe.yaml",
        "max_representatives_few: {is: 3",
        "max_representatives_few: {is: 6",
        "local/linhe.yaml.*at most 5, not 6",
    ),
    ("local/linhe.yaml", "outcomes: [partial]", "outcomes: [silence]", "local/linhe.yaml.*silence"),
    (
        "local/linhe.yaml",
        "limits:\n",
        "limits:\n  ask_review: {length: 20, since: 2022-05-01}\n",
        "local/linhe.yaml.*at least the law's 30, not 20",
    ),
    (
        "local/linhe.yaml",
        "limits:\n",
        "limits:\n  nap: {length: 20, since: 2022-05-01}\n",
        "local/linhe.yaml.*nap",
    ),
    ("pack.yaml", "languages: [zh, en]", "languages: [zh, en, fr]", "language 'fr'"),
]


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    root = tmp_path_factory.mktemp("packs")
    shutil.copytree(PACKS / NAME, root / NAME)
    return root


@pytest.mark.parametrize(
    ("file", "old", "new", "names"), FAULTS, ids=[f"{one[0]}: {one[3]}" for one in FAULTS]
)
def test_a_fault_is_named_with_its_file(copied, file, old, new, names):
    path = copied / NAME / file
    kept = path.read_text(encoding="utf-8")
    assert old in kept, "the fault to make is not there any more"
    path.write_text(kept.replace(old, new), encoding="utf-8")
    try:
        said = "\n".join(str(fault) for fault in check_packs(root=copied).faults)
    finally:
        path.write_text(kept, encoding="utf-8")
    assert re.search(names, said), said


@pytest.mark.parametrize(
    ("file", "names"),
    [
        (f"{CH4}/art33_settlement.cases.yaml", "art33_settlement.yaml.*no case"),
        ("local/linhe.cases.yaml", "local/linhe.yaml.*no case"),
        ("words.yaml", "words.yaml.*missing"),
        ("calendar/2023.yaml", "calendar.*year is missing"),
    ],
)
def test_a_missing_file_is_missed(copied, file, names):
    path = copied / NAME / file
    kept = path.read_text(encoding="utf-8")
    path.unlink()
    try:
        said = "\n".join(str(fault) for fault in check_packs(root=copied).faults)
    finally:
        path.write_text(kept, encoding="utf-8")
    assert re.search(names, said), said
