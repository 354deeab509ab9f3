"""A paper as data: who writes to whom, about what, in which blocks; nothing here knows how it is shown."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a paragraph is for; a page or a template may show each in its own way."""

    BODY = "body"
    REMEDY = "remedy"  # where the person may go next, and until when
    CONTACT = "contact"  # whom to ask and how to look the matter up
    CLOSING = "closing"  # the last line before the seal


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``text`` holds no line break."""

    text: str
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Heading:
    """A first-level section heading without its number: whoever shows it counts (一、 or 1.)."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A numbered list inside a section: the claims as made, the papers still wanted."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A label and what stands beside it, one entry for each line of the value."""

    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """A form: rows of label and value, shown as a table."""

    rows: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class ClaimAnswer:
    """One claim and the answer to it: ``claim`` as the person put it, ``parts`` in the order of reasoning.

    ``heading`` is a short name for the claim; ``outcome`` the words of the decision on it, also in ``parts``.
    """

    heading: str
    claim: str
    outcome: str
    parts: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """The answers, claim by claim, as second-level sections."""

    answers: tuple[ClaimAnswer, ...]


Block = Paragraph | Heading | Items | Fields | Claims


@dataclass(frozen=True, slots=True)
class PaperData:
    """One paper, complete. All texts are safe to show literally and are already in the paper's language.

    ``number`` is the document number (发文字号) or empty; ``issuer`` stands in the red head and ``seal_unit``
    over the date; ``signed_by`` is the officer who signed it off (签发人) or empty; ``addressee`` is empty on
    a form; ``date`` is printed as it stands.
    """

    kind: str
    lang: str
    title: str
    issuer: str
    number: str
    addressee: str
    blocks: tuple[Block, ...]
    seal_unit: str
    signed_by: str
    date: str
    attachments: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ()
