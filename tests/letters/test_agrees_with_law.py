"""The law says what a paper must contain; the papers here print all of it and ask for nothing beyond it."""

from collections.abc import Iterator
from typing import Any

import pytest

from huiyin.domain.law.counsel import Counsel, counsel
from huiyin.domain.law.load.packs import pack_names
from huiyin.domain.letters.compose import compose, consumes, kinds, required
from huiyin.domain.letters.phrases import SWITCHES
from huiyin.domain.letters.text import text

OURS = "cn_xinfang_2022"  # the law after which the kinds' own required contents are made
LAWS = {name: counsel(name) for name in pack_names()}
ELSEWHERE = {
    "annual_report": "written from figures by services/analytics, whose tests hold it to its contents"
}
PAPERS = [(name, kind) for name, law in LAWS.items() for kind in law.pack.papers if kind not in ELSEWHERE]
HERE = [kind for kind in kinds() if kind in LAWS[OURS].pack.papers]


def cases(law: Counsel) -> list[dict[str, Any]]:
    """What a paper may depend on: nothing known, an anonymous person, each kind and path."""
    of = [{"kind": kind} for kind in law.group("kinds")] + [{"path": path} for path in law.group("paths")]
    return [{}, {"anonymous": True}, *of]


def test_every_kind_is_a_paper_of_some_law() -> None:
    assert set(kinds()) == {kind for _, kind in PAPERS}


@pytest.mark.parametrize(("name", "kind"), PAPERS)
def test_everything_the_law_asks_for_is_printed(name, kind) -> None:
    asked = {content.name for content in LAWS[name].contents(kind)}
    assert asked, "the law knows this paper"
    assert asked <= consumes(kind)


@pytest.mark.parametrize("kind", HERE)
def test_nothing_is_required_that_the_law_does_not_ask_for(kind) -> None:
    assert required(kind) <= {content.name for content in LAWS[OURS].contents(kind)}


@pytest.mark.parametrize(("name", "kind"), PAPERS)
@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_what_satisfies_the_law_can_be_written(name, kind, lang, sample) -> None:
    """Take away whatever the law does not need in this case: the paper can still be written."""
    law = LAWS[name]
    for case in cases(law):
        given: dict[str, Any] = {**sample(kind), **case}
        kept = dict(_needed(law, kind, given))
        assert law.missing(kind, kept) == ()
        needed = None if name == OURS else [c.name for c in law.contents(kind) if c.is_needed(kept)]
        printed = text(compose(kind, kept, lang, needed=needed))
        # a proposal to change a rule names no matter
        assert kept.get("matter", {"number": ""})["number"] in printed


def _needed(law: Counsel, kind: str, given: dict[str, Any]) -> Iterator[tuple[str, object]]:
    for name, value in given.items():
        without = {other: kept for other, kept in given.items() if other != name}
        if name in SWITCHES or any(content.name == name for content in law.missing(kind, without)):
            yield name, value
