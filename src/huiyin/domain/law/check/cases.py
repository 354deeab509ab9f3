"""The cases beside the articles: each asks the counsel one question and compares the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from huiyin.domain.law.check.faults import named
from huiyin.domain.law.check.ladder_cases import run_ladder
from huiyin.domain.law.check.trigger_cases import run_trigger
from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.facts import Facts
from huiyin.domain.law.load.articles import article_files
from huiyin.domain.law.load.asked import read_facts
from huiyin.domain.law.load.overlay import places
from huiyin.domain.law.load.source import Node, fault, read
from huiyin.domain.law.pack import Pack
from huiyin.domain.law.terms import LawError, Side
from huiyin.domain.law.why import Permit, Refusal

ASKS = ("due", "may", "missing", "defines", "value", "path", "ladder", "trigger")


@dataclass(frozen=True, slots=True)
class Case:
    """One case: the file it stands in, the article it belongs to, the place it is asked for, and what it says."""

    file: str
    article: str
    place: str | None
    node: Node

    @property
    def name(self) -> str:
        """What the case is called."""
        return self.node.word("name")

    @property
    def asks(self) -> str:
        """The kind of question."""
        kinds = [kind for kind in ASKS if self.node.has(kind)]
        if len(kinds) != 1:
            raise fault(self.node.where, f"a case asks one of {', '.join(ASKS)}")
        return kinds[0]


def cases_of(pack: Pack) -> Iterator[Case]:
    """Every case of the pack, in the order of the articles, then those of the places."""
    for chapter in pack.chapters:
        for path in article_files(pack.folder / chapter):
            beside = path.with_name(path.name.replace(".yaml", ".cases.yaml"))
            article = next(one.basis.id for one in pack.articles.values() if one.file == path)
            yield from _read(pack, beside, article, None)
    for place in places(pack.folder):
        yield from _read(pack, pack.folder / "local" / f"{place}.cases.yaml", f"local:{place}", place)


def _read(pack: Pack, path: Path, article: str, place: str | None) -> Iterator[Case]:
    if not path.is_file():
        return
    node = read(path)
    node.only("cases")
    for one in node.nodes("cases"):
        yield Case(named(pack, path), article, place, one)


def run_case(case: Case, counsel: Counsel) -> str | None:
    """What is wrong with the answer to a case; None when it is as expected."""
    try:
        match case.asks:
            case "due":
                return _run_due(case, counsel)
            case "may":
                return _run_may(case, counsel)
            case "missing":
                lacking = [one.name for one in counsel.missing(case.node.word("missing"), _given(case.node))]
                return _differs("lacks", lacking, list(case.node.codes("lacks")))
            case "ladder":
                return run_ladder(case.node, counsel)
            case "trigger":
                return run_trigger(case.node, counsel)
            case "defines":
                return _run_defines(case, counsel)
            case "value":
                found = counsel.value(case.node.word("value"), case.node.day("on"))
                return _differs("gives", found, case.node.number("gives"))
            case _:
                limits = counsel.path_limits(case.node.word("path"))
                return _differs("gives", len(limits), case.node.get("gives"))
    except LawError as error:
        return str(error)


def facts_of(case: Case, counsel: Counsel) -> Facts:
    """The facts of a case that asks ``may``."""
    return read_facts(case.node.get("facts"), counsel.pack.vocabulary)


def _given(node: Node) -> dict[str, Any]:
    return node.node("given").data


def _run_due(case: Case, counsel: Counsel) -> str | None:
    node = case.node
    node.only(
        "name", "due", "from", "side", "length", "excluded", "gives", "on", "over", "provisional", "rolled"
    )
    side = Side(node.word("side")) if node.has("side") else None
    if node.has("from") and isinstance(node.get("from"), datetime):
        return _run_hours(case, counsel)
    spans = [
        (date.fromisoformat(str(first)), date.fromisoformat(str(last)))
        for first, last in node.get("excluded", [])
    ]
    due = counsel.due(
        node.word("due"), node.day("from"), side=side, length=node.get("length"), excluded=spans
    )
    compared = [_differs("gives", due.due, node.day("gives"))]
    if node.has("on"):
        compared.append(_differs("over", node.day("on") > due.due, node.flag("over")))
    compared.append(_differs("provisional", due.provisional, node.flag("provisional")))
    compared.append(_differs("rolled", due.rolled, node.flag("rolled")))
    if case.place is None:
        compared.append(_differs("article", due.basis.id, case.article))
    return _first(compared)


def _run_hours(case: Case, counsel: Counsel) -> str | None:
    node, start_at = case.node, case.node.moment("from")
    due = counsel.due(node.word("due"), start_at.date(), length=node.get("length"), start_at=start_at)
    compared = [_differs("gives", due.due_at, node.moment("gives"))]
    if node.has("on"):
        over = due.due_at is not None and node.moment("on") > due.due_at
        compared.append(_differs("over", over, node.flag("over")))
    if case.place is None:
        compared.append(_differs("article", due.basis.id, case.article))
    return _first(compared)


def _run_may(case: Case, counsel: Counsel) -> str | None:
    node = case.node
    node.only(
        "name",
        "may",
        "on",
        "facts",
        "permitted",
        "refused",
        "article",
        "starts",
        "ends",
        "papers",
        "says",
        "asks",
    )
    answer = counsel.may(node.word("may"), facts_of(case, counsel), node.day("on"))
    article = node.word("article", case.article)
    compared = [_expected(answer, node), _cites(answer, article)]
    if isinstance(answer, Permit):
        if node.has("starts"):
            compared.append(
                _differs("starts", [one.limit for one in answer.starts], list(node.codes("starts")))
            )
        if node.has("papers"):
            compared.append(_differs("papers", list(answer.papers), list(node.codes("papers"))))
        if node.has("ends"):
            compared.append(_differs("ends", sorted(answer.ends), sorted(node.codes("ends"))))
    else:
        if node.has("asks"):
            compared.append(_differs("asks", list(answer.asks), list(node.codes("asks"))))
        said = " ".join([*answer.reason.words.values(), *answer.mend.words.values()])
        compared += [f"does not say '{one}': {said}" for one in node.codes("says") if one not in said]
    return _first(compared)


def _expected(answer: Permit | Refusal, node: Node) -> str | None:
    if node.has("permitted"):
        found = answer.to_stage if isinstance(answer, Permit) else f"refused: {answer.code}"
        return _differs("permitted", found, node.word("permitted"))
    found = answer.code if isinstance(answer, Refusal) else f"permitted: {answer.to_stage}"
    return _differs("refused", found, node.word("refused"))


def _cites(answer: Permit | Refusal, article: str) -> str | None:
    cited = [one.id for one in answer.basis]
    return None if article in cited else f"does not cite {article}, only {', '.join(cited)}"


def _run_defines(case: Case, counsel: Counsel) -> str | None:
    name = case.node.word("defines")
    found = counsel.pack.definitions.get(name)
    if found is None:
        return f"nothing is defined as '{name}'"
    said = " ".join(found.says.words.values())
    unsaid = [f"does not say '{one}'" for one in case.node.codes("says") if one not in said]
    return _first([_differs("article", found.basis.id, case.article), *unsaid])


def _differs(what: str, found: object, expected: object) -> str | None:
    return None if found == expected else f"{what}: expected {expected}, found {found}"


def _first(found: list[str | None]) -> str | None:
    return next((one for one in found if one), None)
