"""The law says what a paper must contain; the papers here print all of it and ask for nothing beyond it."""

from collections.abc import Iterator
from typing import Any

import pytest

from huiyin.domain.law.counsel import Counsel, counsel
from huiyin.domain.letters.compose import compose, consumes, kinds, required
from huiyin.domain.letters.phrases import SWITCHES
from huiyin.domain.letters.text import text

CASES: list[dict[str, Any]] = [
    {},
    {"anonymous": True},
    *({"kind": kind} for kind in ("suggestion", "report", "appeal")),
    *({"path": f"art31_{no}"} for no in range(1, 7)),
]


@pytest.fixture(scope="module")
def law() -> Counsel:
    return counsel("cn_xinfang_2022")


@pytest.mark.parametrize("kind", kinds())
def test_everything_the_law_asks_for_is_printed(kind, law) -> None:
    asked = {content.name for content in law.contents(kind)}
    assert asked, "the law knows this paper"
    assert asked <= consumes(kind)


@pytest.mark.parametrize("kind", kinds())
def test_nothing_is_required_that_the_law_does_not_ask_for(kind, law) -> None:
    assert required(kind) <= {content.name for content in law.contents(kind)}


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_satisfies_the_law_can_be_written(kind, case, law, sample) -> None:
    """Take away whatever the law does not need in this case: the paper can still be written."""
    given: dict[str, Any] = {**sample(kind), **case}
    kept = dict(_needed(law, kind, given))
    assert law.missing(kind, kept) == ()
    printed = text(compose(kind, kept))
    assert kept["matter"]["number"] in printed


def _needed(law: Counsel, kind: str, given: dict[str, Any]) -> Iterator[tuple[str, object]]:
    for name, value in given.items():
        without = {other: kept for other, kept in given.items() if other != name}
        if name in SWITCHES or any(content.name == name for content in law.missing(kind, without)):
            yield name, value
