"""One article in the book: our gist, where it comes from, and everything it gives, in words."""

from __future__ import annotations

from collections.abc import Iterator

from huiyin.domain.law.answering.phrases import fill, phrase
from huiyin.domain.law.contents import Content
from huiyin.domain.law.load.packs import label_of
from huiyin.domain.law.pack import Article, Pack
from huiyin.domain.law.stages import SAME, Need, Row
from huiyin.domain.law.telling.rungs import rung_lines
from huiyin.domain.law.telling.triggers import trigger_lines
from huiyin.domain.law.terms import Dated, Text


def article_lines(article: Article, pack: Pack, lang: str) -> Iterator[str]:
    """The lines of an article, without its cases."""
    page = _Page(article, pack, lang)
    yield from (f"### {article.basis.number.say(lang)} {article.title.say(lang)}", "")
    yield from (article.basis.gist.say(lang), "")
    known = {"sources": "; ".join(article.sources), "mark": article.basis.mark, "checked": article.checked}
    yield from (phrase(pack, "book_checked", known).say(lang), "")
    if article.notes:
        yield from (article.notes.say(lang), "")
    for heading, lines in (
        ("book_definitions", list(page.definitions())),
        ("book_limits_given", list(page.limits())),
        ("book_rows", list(page.rows())),
        ("book_bars", list(page.bars())),
        ("book_contents", list(page.contents())),
        ("book_ladders", list(page.ladders())),
        ("book_triggers", list(page.triggers())),
    ):
        if lines:
            yield from (f"**{phrase(pack, heading, {}).say(lang)}**", "", *lines, "")


class _Page:
    """What one article gives, in one language."""

    def __init__(self, article: Article, pack: Pack, lang: str) -> None:
        self._id, self._pack, self._lang = article.basis.id, pack, lang

    def definitions(self) -> Iterator[str]:
        for one in self._pack.definitions.values():
            if one.basis.id == self._id:
                yield f"- {one.label.say(self._lang)} `{one.name}`: {one.says.say(self._lang)}"
                if one.name in self._pack.values:
                    yield from self._dated(self._pack.values[one.name].numbers)
        for path, limits in self._pack.path_limits.items():
            for limit in limits:
                if limit.basis.id == self._id:
                    head = f"{self._pack.words[path].say(self._lang)}, {limit.label.say(self._lang)}"
                    yield f"- {head}: {limit.length.say(self._lang)}"

    def limits(self) -> Iterator[str]:
        for limit in self._pack.limits.values():
            if limit.basis.id == self._id:
                yield f"- {limit.label.say(self._lang)} `{limit.name}`"
                yield from self._dated(limit.lengths)

    def rows(self) -> Iterator[str]:
        for row in self._pack.rows:
            if row.basis[0].id == self._id:
                yield from self._row(row)

    def bars(self) -> Iterator[str]:
        for bar in self._pack.bars:
            if bar.need.basis[0].id == self._id:
                yield f"- {self._list(bar.acts)}: {self._need(bar.need)}"

    def contents(self) -> Iterator[str]:
        for paper, contents in self._pack.papers.items():
            names = [self._content(one) for one in contents if one.basis.id == self._id]
            if names:
                yield f"- {self._pack.words[paper].say(self._lang)} `{paper}`: {self._joint().join(names)}"

    def ladders(self) -> Iterator[str]:
        for ladder in self._pack.ladders.values():
            if ladder.basis.id == self._id:
                yield f"- {ladder.label.say(self._lang)} `{ladder.name}`"
                for rung in ladder.rungs:
                    yield from (f"  {line}" for line in rung_lines(rung, self._pack, self._lang))
                    yield from (f"  {line}" for line in self._dated(rung.minutes))

    def triggers(self) -> Iterator[str]:
        for trigger in self._pack.triggers.values():
            if trigger.basis[0].id == self._id:
                yield from trigger_lines(trigger, self._pack, self._lang, self._spoken)

    def _row(self, row: Row) -> Iterator[str]:
        to = phrase(self._pack, "book_same", {}) if row.to == SAME else self._pack.stages[row.to].label
        known = {"act": self._pack.acts[row.act].label, "from_stages": row.stages, "to": to}
        yield f"- {self._say('book_row', known)} `{row.name}`. {self._spoken(row.why)}"
        for name, codes in (
            ("book_row_starts", tuple(one.limit for one in row.starts)),
            ("book_row_ends", row.ends),
            ("book_row_papers", tuple(one.paper for one in row.papers)),
        ):
            if codes:
                yield f"  - {self._say(name, {name.rpartition('_')[2]: codes, 'limits': self._limits(codes)})}"
        if row.needs:
            yield f"  - {self._say('book_refused_if', {})}"
            yield from (f"    - {self._need(need)}" for need in row.needs)

    def _limits(self, codes: tuple[str, ...]) -> str:
        # A limit and an act may share a name; here the limit is meant.
        return self._joint().join(
            self._pack.limits[one].label.say(self._lang) for one in codes if one in self._pack.limits
        )

    def _need(self, need: Need) -> str:
        return f"`{need.code}` {self._spoken(need.reason)}"

    def _content(self, one: Content) -> str:
        sometimes = self._say("book_sometimes", {}) if one.when or one.unless else ""
        return one.label.say(self._lang) + sometimes

    def _dated(self, numbers: Dated) -> Iterator[str]:
        for (since, number), reference in zip(numbers.steps, numbers.references, strict=True):
            yield f"  - {self._say('book_since', {'since': since, 'number': number, 'reference': reference})}"

    def _spoken(self, text: Text) -> str:
        """A text with its places shown as what will stand there."""
        return fill(self._pack, text, self._place).say(self._lang)

    def _place(self, name: str) -> str:
        for suffix in ("_until", "_length"):
            if name.endswith(suffix) and name.removesuffix(suffix) in self._pack.limits:
                name = name.removesuffix(suffix)
                return f"[{self._pack.limits[name].label.say(self._lang)}]"
        if name.endswith("_days") and name.removesuffix("_days") in self._pack.vocabulary.moments:
            since = self._pack.vocabulary.moments[name.removesuffix("_days")]
            return f"[{self._say('book_place_days', {'moment': since})}]"
        if name == "article":
            return self._pack.articles[self._id].basis.number.say(self._lang)
        if name in ("on", "stage", "act"):
            return f"[{self._say(f'book_place_{name}', {})}]"
        label = self._pack.vocabulary.moments.get(name) or label_of(self._pack, name)
        return f"[{label.say(self._lang) if label else name}]"

    def _list(self, codes: tuple[str, ...]) -> str:
        return self._joint().join(self._pack.acts[one].label.say(self._lang) for one in codes)

    def _joint(self) -> str:
        return self._pack.words["phrase:joint"].words[self._lang].strip("|")

    def _say(self, name: str, known: dict[str, object]) -> str:
        return phrase(self._pack, name, known).say(self._lang)
