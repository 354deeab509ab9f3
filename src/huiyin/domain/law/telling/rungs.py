"""Ladders in words: as lines of the book, as lines on a terminal, as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from huiyin.domain.law.answering.phrases import fill, moment_words, phrase, speak
from huiyin.domain.law.check.ladder_cases import given_of, spans_of
from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.ladders.rungs import Called, Ladder, Rung, Upon
from huiyin.domain.law.ladders.schedule import Span
from huiyin.domain.law.load.packs import label_of
from huiyin.domain.law.load.source import Node
from huiyin.domain.law.pack import Pack
from huiyin.domain.law.telling.plain import Plain, basis_data, text_data
from huiyin.domain.law.terms import Text


def rung_lines(rung: Rung, pack: Pack, lang: str) -> Iterator[str]:
    """A rung in the book: what, whom, by which means, within how many minutes from when, and where it applies."""
    known = {"label": rung.label, "code": rung.code, "whom": rung.whom, "minutes": rung.minutes.latest}
    means = f" ({speak(pack, rung.means, lang)})" if rung.means else ""
    known |= {"means": Text({lang: means}), "starts": starts_words(rung, pack)}
    yield f"- {phrase_in(pack, 'book_rung', known, lang)}"
    if rung.applies:
        yield f"  - {phrase_in(pack, 'book_rung_when', {'applies': applies_words(rung, pack)}, lang)}"


def phrase_in(pack: Pack, name: str, known: Mapping[str, object], lang: str) -> str:
    """A phrase of the pack in one language, whose places may have words in that language alone."""
    said = pack.words[f"phrase:{name}"].words[lang]
    return said.format_map({key: speak(pack, value, lang) for key, value in known.items()})


def starts_words(rung: Rung, pack: Pack) -> Text:
    """From when a rung counts."""
    if not rung.after:
        return phrase(pack, "rung_from_start", {})
    found = [one for ladder in pack.ladders.values() for one in ladder.rungs if one.code == rung.after]
    name = "rung_from_met" if rung.upon is Upon.MET else "rung_from_missed"
    return phrase(pack, name, {"rung": found[0].label})


def applies_words(rung: Rung, pack: Pack) -> Text:
    """Where a rung applies, with the numbers of the law as they hold from the last day named."""
    applies = rung.applies or Text(dict.fromkeys(pack.languages, ""))
    return fill(pack, applies, lambda name: pack.values[name].numbers.latest if name in pack.values else name)


def ladder_lines(
    ladder: Ladder,
    rungs: tuple[Called, ...],
    spans: Mapping[str, Span],
    at: datetime | None,
    pack: Pack,
    lang: str,
) -> Iterator[str]:
    """On a terminal: minutes and moment, kind and means, what, whom, from when, and by which article."""
    yield f"{ladder.label.say(lang)}  [{ladder.basis.mark}] {ladder.basis.label.say(lang)}"
    for one in rungs:
        rung, due = one.rung, _due(one, spans, at)
        means = speak(pack, rung.means, lang) if rung.means else "-"
        when = f"{due:%Y-%m-%d %H:%M}" if due else "-"
        yield f"{one.minutes:>5} min  {when:<16}  {rung.kind.value:<6}  {means}"
        yield f"           {rung.label.say(lang)} -> {rung.whom.say(lang)}"
        cited = ", ".join(basis.number.say(lang) for basis in rung.basis)
        yield f"           {starts_words(rung, pack).say(lang)}; {cited}"


def ladder_data(
    ladder: Ladder, rungs: tuple[Called, ...], spans: Mapping[str, Span], at: datetime | None, pack: Pack
) -> Plain:
    """As plain data; `due` is null where no moment was given, and while a rung waits for another."""
    return {
        "ladder": ladder.name,
        "label": text_data(ladder.label),
        "article": basis_data(ladder.basis),
        "rungs": [_rung_data(one, _due(one, spans, at), pack) for one in rungs],
    }


def _due(one: Called, spans: Mapping[str, Span], at: datetime | None) -> datetime | None:
    span = spans.get(one.rung.code)
    return span.due.astimezone(at.tzinfo) if span and span.due and at else None


def _rung_data(one: Called, due: datetime | None, pack: Pack) -> Plain:
    rung = one.rung
    return {
        "code": rung.code,
        "kind": rung.kind.value,
        "label": text_data(rung.label),
        "whom": text_data(rung.whom),
        "callee": rung.callee.value,
        "means": rung.means or None,
        "minutes": one.minutes,
        "after": rung.after or None,
        "upon": rung.upon.value if rung.after else None,
        "applies": text_data(applies_words(rung, pack)) if rung.applies else None,
        "due": due.isoformat() if due else None,
        "basis": [basis_data(basis) for basis in rung.basis],
        "place": basis_data(rung.local) if rung.local else None,
    }


def ladder_case(node: Node, asked: Counsel, lang: str) -> Mapping[str, object]:
    """What a case of a ladder asks and what the law answers, for its sentence in the book."""
    pack, at = asked.pack, node.moment("at")
    ladder = asked.ladder(node.word("ladder"))
    assert ladder is not None  # the case was run before it is told
    told = []
    for code, span in spans_of(node, asked).items():
        rung = ladder.rung(code)
        due = _moment(span.due, at, pack, lang) if span.due else phrase(pack, "book_case_waits", {}).say(lang)
        told.append(f"{rung.label.say(lang)} {due}" if rung else code)
    given = tuple(
        f"{_label(pack, name, lang)} = {speak(pack, value, lang)}" for name, value in given_of(node).items()
    )
    return {"ladder": ladder.label, "at": moment_words(pack, at), "given": given, "calls": tuple(told)}


def _moment(due: datetime, at: datetime, pack: Pack, lang: str) -> str:
    return moment_words(pack, due.astimezone(at.tzinfo)).say(lang)


def _label(pack: Pack, name: str, lang: str) -> str:
    found: Any = label_of(pack, name)
    return str(found.say(lang)) if found else name
