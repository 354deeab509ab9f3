"""Names and contacts of those who signed: sealed for one matter and one row, compared by keyed hashes within the matter."""

from dataclasses import dataclass

from huiyin.domain.reading.normal import normal
from huiyin.foundation.vault.seal import keyed_hash, seal, unseal
from huiyin.matters.models import Signer
from huiyin.matters.record.search_index import simplify

SEALED = ("name", "phone", "address")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who signs, in clear; sealed as soon as it is written. `row` is the row of the list they stand in."""

    name: str
    phone: str = ""
    address: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Marks:
    """How somebody is known again within one matter: by name and telephone, by name and address; empty where not given."""

    call: str
    home: str

    def __iter__(self):  # type: ignore[no-untyped-def]
        return (mark for mark in (self.call, self.home) if mark)


def marks_of(matter_id: int, named: Named) -> Marks:
    """The marks of somebody in this matter alone: the same person in another one has others.

    A name counts the same in traditional and simplified characters, with spaces, and with a point between its parts.
    """
    name = normal(named.name, simplify)
    digits = "".join(ch for ch in normal(named.phone) if ch.isdigit())
    home = normal(named.address, simplify)
    purpose = f"signer:{matter_id}"
    call = keyed_hash(f"{name}|call|{digits}", purpose) if name and digits else ""
    return Marks(call, keyed_hash(f"{name}|home|{home}", purpose) if name and home else "")


def seal_signer(row: Signer, named: Named) -> None:
    """Put the identifying words into the row, sealed for this matter, row and field."""
    for field in SEALED:
        setattr(row, field, seal(getattr(named, field), _context(row, field)))


def open_signer(row: Signer) -> Named:
    """The words in clear, for a reader whom the gate let through; `row` is the number within the matter."""
    return Named(**{field: unseal(getattr(row, field), _context(row, field)) for field in SEALED}, row=row.no)


def seal_words(row: Signer, words: str) -> str:
    """A signer's different view, sealed: by what somebody writes they can be recognised."""
    return seal(words, _context(row, "dissent"))


def open_words(row: Signer) -> str:
    """The different view in clear; empty where there is none."""
    return unseal(row.dissent, _context(row, "dissent"))


def _context(row: Signer, field: str) -> str:
    return f"signer:{row.matter_id}:{row.no}:{field}"
