"""The pack as a readable book in Markdown, one page for each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from huiyin.domain.law.answering.phrases import phrase, speak
from huiyin.domain.law.check.cases import Case, cases_of
from huiyin.domain.law.counsel import Counsel, counsel
from huiyin.domain.law.limits import Limit
from huiyin.domain.law.load.overlay import places
from huiyin.domain.law.pack import Pack
from huiyin.domain.law.telling.article_page import article_lines
from huiyin.domain.law.telling.case_line import case_line


def book_pages(asked: Counsel) -> dict[str, str]:
    """Every page of the pack's book by file name, e.g. ``<pack>.en.md``."""
    pages = {lang: "\n".join(Book(asked, lang).lines()) for lang in asked.pack.languages}
    return {f"{asked.pack.name}.{lang}.md": page.rstrip() + "\n" for lang, page in pages.items()}


class Book:
    """One pack in one language."""

    def __init__(self, asked: Counsel, lang: str) -> None:
        self._counsel, self._pack, self._lang = asked, asked.pack, lang
        self._cases = list(cases_of(asked.pack))

    def lines(self) -> Iterator[str]:
        """The whole page."""
        yield from (f"# {self._pack.title.say(self._lang)}", "", self._say("book_made"), "")
        yield from self._about()
        yield from self._limits()
        for name, chapter in self._pack.chapters.items():
            yield from (f"## {chapter.say(self._lang)}", "")
            for article in self._pack.articles.values():
                if article.chapter == name:
                    yield from article_lines(article, self._pack, self._lang)
                    yield from self._cases_of(article.basis.id, self._counsel)
        yield from self._silences()
        yield from self._calendars()
        yield from self._places()

    def _say(self, name: str, known: Mapping[str, object] | None = None) -> str:
        return phrase(self._pack, name, known or {}).say(self._lang)

    def _about(self) -> Iterator[str]:
        yield from (f"## {self._say('book_about')}", "")
        pack = self._pack
        for name, value in (
            ("issuer", pack.issuer),
            ("in_force", pack.in_force),
            ("replaces", pack.replaces),
            ("transition", pack.transition),
            ("source", pack.source),
        ):
            yield f"- **{self._say(f'book_{name}')}** {speak(pack, value, self._lang)}"
        yield from ("", self._say("book_marks"), "")

    def _limits(self) -> Iterator[str]:
        heads = [
            self._say(f"book_{name}") for name in ("limit", "length", "whose", "starts", "ends", "article")
        ]
        yield from (f"## {self._say('book_limits')}", "")
        yield from (_row(heads), _row(["---"] * len(heads)))
        for limit in self._pack.limits.values():
            yield _row(list(self._limit_cells(limit)))
        yield ""

    def _limit_cells(self, limit: Limit) -> Iterator[str]:
        yield f"{limit.label.say(self._lang)} `{limit.name}`"
        yield self._say(
            "book_at_most" if limit.given else "book_exactly",
            {"number": limit.length, "unit": limit.unit.value},
        )
        yield speak(self._pack, limit.side.value, self._lang)
        yield limit.starts_words.say(self._lang)
        yield limit.ends_words.say(self._lang)
        yield limit.basis.number.say(self._lang)

    def _cases_of(self, article: str, asked: Counsel) -> Iterator[str]:
        found = [case for case in self._cases if case.article == article]
        if not found:
            return
        yield from (f"**{self._say('book_cases')}**", "")
        yield from (f"- {self._case(case, asked)}" for case in found)
        yield ""

    def _case(self, case: Case, asked: Counsel) -> str:
        said = case_line(case, asked, self._lang)
        return f"*{case.name}*: {said}" if self._lang == self._pack.cases_in else said

    def _silences(self) -> Iterator[str]:
        yield from (f"## {self._say('book_silences')}", "")
        for silence in self._pack.silences.values():
            yield f"### {silence.basis.number.say(self._lang)} `{silence.basis.id}`"
            yield from ("", f"**{silence.question.say(self._lang)}**", "")
            yield from (silence.reading.say(self._lang), "", silence.because.say(self._lang), "")
            known = {
                "signed_by": silence.signed_by,
                "signed_on": silence.signed_on,
                "mark": silence.basis.mark,
            }
            yield from (self._say("book_signed", known), "")

    def _calendars(self) -> Iterator[str]:
        yield from (f"## {self._say('book_calendars')}", "")
        for number, year in sorted(self._pack.calendar.years.items()):
            known = {"year": number, "off": len(year.off), "work": len(year.work), "source": year.source}
            yield f"- {self._say('book_year', known)}"
        yield from ("", self._say("book_other_years"), "")

    def _places(self) -> Iterator[str]:
        found = places(self._pack.folder)
        if found:
            yield from (f"## {self._say('book_places')}", "")
        for place in found:
            asked = counsel(self._pack.name, place)
            yield from _place_lines(asked.pack, self._lang)
            yield from self._cases_of(f"local:{place}", asked)


def _place_lines(pack: Pack, lang: str) -> Iterator[str]:
    yield f"### {speak(pack, pack.place_label, lang)} `{pack.place}`"
    yield ""
    for note in pack.overlay_notes:
        yield from (note.say(lang), "")


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"
