"""A case in one line of words: what was asked, and what the law answers."""

from __future__ import annotations

from collections.abc import Mapping

from huiyin.domain.law.answering.phrases import phrase, speak
from huiyin.domain.law.check.cases import Case, facts_of
from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.load.packs import label_of
from huiyin.domain.law.telling.rungs import ladder_case
from huiyin.domain.law.telling.triggers import trigger_case
from huiyin.domain.law.why import Permit


def case_line(case: Case, asked: Counsel, lang: str) -> str:
    """The case as a sentence in ``lang``."""
    name, known = _told(case, asked, lang)
    return phrase(asked.pack, name, known).say(lang)


def _told(case: Case, asked: Counsel, lang: str) -> tuple[str, Mapping[str, object]]:
    node, pack = case.node, asked.pack
    match case.asks:
        case "due":
            limit = asked.limit(node.word("due"))
            return "book_case_due", {
                "limit": limit.label,
                "start": node.get("from"),
                "due": node.get("gives"),
            }
        case "may":
            return _answer(case, asked, lang)
        case "missing":
            paper = node.word("missing")
            given = node.node("given").data
            names = tuple(one.label.say(lang) for one in asked.missing(paper, given))
            return ("book_case_missing" if names else "book_case_complete"), {"paper": paper, "names": names}
        case "value":
            value = pack.values[node.word("value")]
            return "book_case_value", {
                "value": value.label,
                "on": node.day("on"),
                "number": node.number("gives"),
            }
        case "ladder":
            return "book_case_ladder", ladder_case(case.node, asked, lang)
        case "trigger":
            return trigger_case(node, asked)
        case "defines":
            return "book_case_defines", {"name": pack.definitions[node.word("defines")].label}
        case _:
            path = node.word("path")
            return "book_case_path", {"path": path, "number": len(asked.path_limits(path))}


def _answer(case: Case, asked: Counsel, lang: str) -> tuple[str, Mapping[str, object]]:
    act, on = asked.act(case.node.word("may")), case.node.day("on")
    answer = asked.may(act.name, facts_of(case, asked), on)
    known: dict[str, object] = {"act": act.label, "on": on, "facts": _facts(case, asked, lang)}
    if isinstance(answer, Permit):
        return "book_case_permit", known | {"to": asked.stage(answer.to_stage).label}
    return "book_case_refusal", known | {"reason": answer.reason}


def _facts(case: Case, asked: Counsel, lang: str) -> tuple[str, ...]:
    facts = facts_of(case, asked)
    said = [asked.stage(facts.stage).label.say(lang)]
    for name, value in (*facts.values.items(), *facts.moments.items()):
        label = label_of(asked.pack, name) if name not in asked.pack.vocabulary.moments else None
        label = label or asked.pack.vocabulary.moments[name]
        said.append(f"{label.say(lang)} = {speak(asked.pack, value, lang)}")
    return tuple(said)
