"""A paper as plain text, one paragraph to a line, for mail, messages and comparing."""

from collections.abc import Iterator

from huiyin.domain.letters.flow import (
    Line,
    attachment_label,
    attachment_lines,
    copies_words,
    flow,
    label_words,
    signed_words,
)
from huiyin.domain.letters.paper import PaperData


def text(paper: PaperData) -> str:
    """The whole paper; sections are set apart by an empty line. Ends with a line break."""
    return "\n".join(_lines(paper)).strip("\n") + "\n"


def _lines(paper: PaperData) -> Iterator[str]:
    yield from (line for line in (paper.issuer, paper.number, signed_words(paper)) if line)
    yield from ("", paper.title, "")
    if paper.addressee:
        yield label_words(paper.addressee, paper.lang).rstrip()
    for line in flow(paper):
        if line.style == "heading":
            yield ""
        yield from _shown(line, paper.lang)
    yield from _foot(paper)


def _shown(line: Line, lang: str) -> Iterator[str]:
    if line.style != "form":
        yield line.label + line.text
    for row in line.rows:
        yield label_words(row.label, lang) + "\n    ".join(row.texts)


def _foot(paper: PaperData) -> Iterator[str]:
    first, *rest = attachment_lines(paper) or ("",)
    if first:
        yield from ("", attachment_label(paper) + first, *rest)
    yield from ("", *(line for line in (paper.seal_unit, paper.date) if line))
    if paper.copies_to:
        yield from ("", copies_words(paper))
