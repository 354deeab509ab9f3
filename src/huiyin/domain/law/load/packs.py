"""A whole pack, read from its folder and frozen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from huiyin.domain.law.load.articles import Given, Reader, article_files, read_article
from huiyin.domain.law.load.overlay import lay_over
from huiyin.domain.law.load.source import Node, fault, read
from huiyin.domain.law.load.words import Words, read_facts, read_silences, read_words
from huiyin.domain.law.load.years import read_calendar
from huiyin.domain.law.pack import Pack
from huiyin.domain.law.stages import EVERY, EVERY_OPEN, EVERYWHERE, NEW, Row, Stage
from huiyin.domain.law.terms import LawError, Text

PACKS = Path(__file__).resolve().parent.parent / "packs"


def pack_names(root: Path = PACKS) -> list[str]:
    """The names of the packs there are."""
    return sorted(path.parent.name for path in root.glob("*/pack.yaml"))


def load_pack(name: str, place: str | None = None, root: Path = PACKS) -> Pack:
    """The pack called ``name``, with a place's overlay when one is named. Raises LawError with file and fault."""
    if name not in pack_names(root):
        known = ", ".join(pack_names(root)) or "none"
        raise LawError(f"Unknown pack '{name}'", "there is no folder of that name", f"Use one of: {known}")
    pack = _read_pack(root / name)
    return lay_over(pack, place) if place else pack


def _read_pack(folder: Path) -> Pack:
    raw = read(folder / "pack.yaml")
    languages = raw.codes("languages")
    if not languages:
        raise fault(raw.where, "'languages' names none", "Name at least one, the law's own first")
    about = Node(raw.data, raw.where, languages)
    about.only(
        "name",
        "languages",
        "title",
        "short",
        "cite",
        "cites",
        "issuer",
        "in_force",
        "replaces",
        "transition",
        "source",
        "checked",
        "chapters",
        "calendar",
        "cases_in",
        "paper_number",
    )
    words = read_words(folder / "words.yaml", languages)
    return _assemble(folder, about, words)


def _assemble(folder: Path, about: Node, words: Words) -> Pack:
    languages = about.languages
    silences = read_silences(folder / "silences.yaml", words, languages)
    chapters = {name: about.node("chapters").text(name) for name in about.node("chapters").data}
    cites = {name: _cite(about, name) for name in chapters}
    found = [read_article(path, cites[name]) for name in chapters for path in article_files(folder / name)]
    articles = {article.basis.id: article for article, _ in found}
    if len(articles) != len(found):
        raise fault(str(folder), "two article files bear the same id", "Give each article its own")
    bases = {name: article.basis for name, article in articles.items()}
    bases |= {name: silence.basis for name, silence in silences.items()}
    into = Given()
    for article, given in found:
        Reader(article.basis, bases, into).read(given)
    return Pack(
        name=about.word("name"),
        title=about.text("title"),
        short=about.text("short"),
        issuer=about.text("issuer"),
        in_force=about.day("in_force"),
        replaces=about.text("replaces"),
        transition=about.text("transition"),
        source=about.text("source"),
        cases_in=about.word("cases_in"),
        folder=folder,
        languages=languages,
        chapters=chapters,
        articles=articles,
        silences=silences,
        definitions=into.definitions,
        values=into.values,
        limits=into.limits,
        stages=words.stages,
        acts=words.acts,
        rows=tuple(_spread(row, words) for row in into.rows),
        bars=tuple(into.bars),
        elsewhere=tuple(into.elsewhere),
        papers=into.papers,
        path_limits=into.path_limits,
        ladders=into.ladders,
        triggers=into.triggers,
        groups=words.codes.groups,
        words=words.words,
        vocabulary=read_facts(folder / "facts.yaml", words, languages),
        calendar=read_calendar(folder / "calendar", about.node("calendar")),
        traits=words.codes.traits,
        receivers=words.codes.receivers,
        titles=words.codes.titles,
        stakes=words.codes.stakes,
        rests_on=words.codes.rests_on,
        paper_number=about.word("paper_number", ""),
    )


def _cite(about: Node, chapter: str) -> Text:
    """How the articles of a chapter are cited: a chapter may hold another document that goes with the regulation."""
    cites = about.node("cites")
    return cites.text(chapter) if cites.has(chapter) else about.text("cite")


def _spread(row: Row, words: Words) -> Row:
    """A row that leads from every stage, or from every open one, names them all; nothing is done before a matter is taken in.

    Stages that stand apart are among them only where the row says ``everywhere``.
    """
    stages: list[str] = []
    for said in row.stages:
        if said in (EVERY, EVERY_OPEN, EVERYWHERE):
            stages += [s.name for s in words.stages.values() if _is_meant(s, said)]
        else:
            stages.append(said)
    return replace(row, stages=tuple(dict.fromkeys(stages)))


def _is_meant(stage: Stage, said: str) -> bool:
    if stage.name == NEW or (stage.apart and said != EVERYWHERE):
        return False
    return stage.open or said != EVERY_OPEN


def label_of(pack: Pack, code: str) -> Text | None:
    """The words for any code of the pack: a kind, a path, a stage, an act, a limit, a value, a moment."""
    if code in pack.words:
        return pack.words[code]
    for named in (
        pack.stages,
        pack.acts,
        pack.limits,
        pack.definitions,
        pack.values,
        pack.vocabulary.values,
        pack.triggers,
    ):
        if code in named:
            return named[code].label
    return pack.vocabulary.moments.get(code)
