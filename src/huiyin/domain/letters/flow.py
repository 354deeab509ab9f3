"""A paper's blocks as one run of numbered lines, for anything that shows a paper from top to bottom."""

from collections.abc import Iterator
from dataclasses import dataclass

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
from huiyin.domain.letters.wording import is_english, numeral


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph to show. ``style`` is heading, claim, item, form or a paragraph's role; ``label`` leads it.

    A ``form`` line carries the whole table in ``rows`` and has no text.
    """

    style: str
    text: str
    label: str = ""
    rows: tuple[Field, ...] = ()


def heading_words(number: int, text: str, lang: str) -> str:
    """A first-level heading with its number: ``一、…`` or ``1. …``."""
    return f"{number}. {text}" if is_english(lang) else f"{numeral(number)}、{text}"


def claim_words(number: int, text: str, lang: str) -> str:
    """A second-level heading with its number: ``（一）…`` or ``(1) …``."""
    return f"({number}) {text}" if is_english(lang) else f"（{numeral(number)}）{text}"


def label_words(label: str, lang: str) -> str:
    """A label with its colon, full-width in Chinese."""
    return f"{label}: " if is_english(lang) else f"{label}："


def attachment_lines(paper: PaperData) -> tuple[str, ...]:
    """The titles of what is attached, numbered where there are several (GB/T 9704, 7.3.4)."""
    if len(paper.attachments) == 1:
        return paper.attachments
    return tuple(f"{no}. {title}" for no, title in enumerate(paper.attachments, 1))


def attachment_label(paper: PaperData) -> str:
    """What leads the list of attachments."""
    return label_words("Attachments" if is_english(paper.lang) else "附件", paper.lang)


def copies_words(paper: PaperData) -> str:
    """The line of units copied; empty when there are none."""
    if not paper.copies_to:
        return ""
    label, comma, stop = ("Copies to", ", ", ".") if is_english(paper.lang) else ("抄送", "，", "。")
    return label_words(label, paper.lang) + comma.join(paper.copies_to) + stop


def signed_words(paper: PaperData) -> str:
    """The officer who signed the paper off; empty when not given."""
    label = "Signed off by" if is_english(paper.lang) else "签发人"
    return label_words(label, paper.lang) + paper.signed_by if paper.signed_by else ""


def flow(paper: PaperData) -> Iterator[Line]:
    """The paper's body, line by line, with every number and label already in the words."""
    headings = 0
    for block in paper.blocks:
        if isinstance(block, Heading):
            headings += 1
            yield Line("heading", heading_words(headings, block.text, paper.lang))
        else:
            yield from _block(block, paper.lang)


def _block(block: Block, lang: str) -> Iterator[Line]:
    if isinstance(block, Paragraph):
        yield Line(block.role.value, block.text)
    elif isinstance(block, Items):
        yield from (Line("item", f"{no}. {text}") for no, text in enumerate(block.texts, 1))
    elif isinstance(block, Fields):
        yield Line("form", "", rows=block.rows)
    elif isinstance(block, Claims):
        for no, answer in enumerate(block.answers, 1):
            yield from _answer(no, answer, lang)


def _answer(no: int, answer: ClaimAnswer, lang: str) -> Iterator[Line]:
    yield Line("claim", claim_words(no, answer.heading, lang))
    if answer.claim:
        yield Line("body", answer.claim)
    for part in answer.parts:
        first, *rest = part.texts
        yield Line("body", first, label_words(part.label, lang))
        yield from (Line("body", text) for text in rest)
