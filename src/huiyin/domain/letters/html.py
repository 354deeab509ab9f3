"""A paper as an HTML fragment for reading on screen and printing: escaped, classes only, no inline style."""

from collections.abc import Iterator
from html import escape

from huiyin.domain.letters.flow import (
    attachment_label,
    attachment_lines,
    claim_words,
    copies_words,
    heading_words,
    label_words,
    signed_words,
)
from huiyin.domain.letters.paper import (
    Block,
    ClaimAnswer,
    Claims,
    Field,
    Fields,
    Heading,
    Items,
    PaperData,
    Paragraph,
)


def html(paper: PaperData, level: int = 2) -> str:
    """One ``<article class="paper paper-<kind>">``; ``level`` (1 to 4) is the heading level of its title.

    Sections stand one level below the title and claims two, so that the page's outline stays whole.
    """
    level = min(max(level, 1), 4)
    parts = [*_head(paper, level), *_body(paper, level + 1), *_foot(paper)]
    kind = escape(paper.kind.replace("_", "-"))
    opening = f'<article class="paper paper-{kind}" lang="{escape(paper.lang)}">'
    return "\n".join((opening, *parts, "</article>"))


def _tag(name: str, css: str, text: str) -> str:
    return f'<{name} class="{css}">{escape(text)}</{name}>'


def _head(paper: PaperData, level: int) -> Iterator[str]:
    yield '<header class="paper-head">'
    if paper.issuer:
        yield _tag("p", "paper-issuer", paper.issuer)
    if paper.number:
        yield _tag("p", "paper-number", paper.number)
    if paper.signed_by:
        yield _tag("p", "paper-signed-by", signed_words(paper))
    yield _tag(f"h{level}", "paper-title", paper.title)
    yield "</header>"


def _body(paper: PaperData, level: int) -> Iterator[str]:
    if paper.addressee:
        yield _tag("p", "paper-addressee", label_words(paper.addressee, paper.lang).rstrip())
    headings, open_section = 0, False
    for block in paper.blocks:
        if isinstance(block, Heading):
            if open_section:
                yield "</section>"
            headings, open_section = headings + 1, True
            yield '<section class="paper-section">'
            yield _tag(f"h{level}", "paper-heading", heading_words(headings, block.text, paper.lang))
        else:
            yield from _block(block, paper.lang, level)
    if open_section:
        yield "</section>"


def _block(block: Block, lang: str, level: int) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _tag("p", f"paper-{block.role.value}", block.text)
    elif isinstance(block, Items):
        yield '<ol class="paper-items">'
        yield from (f"<li>{escape(text)}</li>" for text in block.texts)
        yield "</ol>"
    elif isinstance(block, Fields):
        yield '<table class="paper-form"><tbody>'
        yield from (_row(row) for row in block.rows)
        yield "</tbody></table>"
    elif isinstance(block, Claims):
        for no, answer in enumerate(block.answers, 1):
            yield from _answer(no, answer, lang, level + 1)


def _row(row: Field) -> str:
    return f'<tr><th scope="row">{escape(row.label)}</th><td>{_paragraphs(row.texts)}</td></tr>'


def _answer(no: int, answer: ClaimAnswer, lang: str, level: int) -> Iterator[str]:
    yield '<section class="paper-claim">'
    yield _tag(f"h{level}", "paper-claim-heading", claim_words(no, answer.heading, lang))
    if answer.claim:
        yield _tag("p", "paper-claim-words", answer.claim)
    yield '<dl class="paper-answer">'
    for part in answer.parts:
        yield f"<dt>{escape(part.label)}</dt><dd>{_paragraphs(part.texts)}</dd>"
    yield "</dl>"
    yield "</section>"


def _paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def _foot(paper: PaperData) -> Iterator[str]:
    yield '<footer class="paper-foot">'
    if paper.attachments:
        yield _tag("p", "paper-attachments-label", attachment_label(paper).rstrip())
        yield '<ul class="paper-attachments">'
        yield from (f"<li>{escape(line)}</li>" for line in attachment_lines(paper))
        yield "</ul>"
    if paper.seal_unit:
        yield _tag("p", "paper-seal-unit", paper.seal_unit)
    if paper.date:
        yield _tag("p", "paper-date", paper.date)
    if paper.copies_to:
        yield _tag("p", "paper-copies", copies_words(paper))
    yield "</footer>"
