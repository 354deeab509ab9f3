"""Fresh ids, and sealing who the people of a matter are."""

import secrets
from datetime import datetime

from huiyin.foundation.vault.seal import keyed_hash, seal, unseal
from huiyin.matters.models.party import Party

SEALED = ("name", "address", "phone", "email", "id_number")


def fresh_id(at: datetime) -> int:
    """A 63-bit id that sorts by time (41 bits of milliseconds) and cannot be guessed from its neighbour (22 random bits)."""
    return first_id(at) | secrets.randbits(22)


def first_id(at: datetime) -> int:
    """The least id that a row made at that moment can have: ids sort by time, so a span of time is a span of ids."""
    return int(at.timestamp() * 1000) << 22


def seal_party(party: Party, words: dict[str, str]) -> Party:
    """Put the identifying words, sealed for this matter and field, into the row; note the keyed hash for same-matter."""
    for field in SEALED:
        setattr(party, field, seal(words.get(field, "").strip(), _context(party, field)))
    party.same_as = same_mark(words.get("name", ""), words.get("phone", "")) or same_mark(
        words.get("name", ""), words.get("email", "")
    )
    return party


def same_mark(name: str, contact: str) -> str:
    """The keyed hash by which the same people are recognised before registering; empty without name or contact.

    `contact` is a telephone number, however it is written, or an e-mail address.
    """
    plain = contact.strip().lower() if "@" in contact else "".join(ch for ch in contact if ch.isdigit())
    return keyed_hash(f"{name.strip()}|{plain}", "same") if name.strip() and plain else ""


def open_party(party: Party) -> dict[str, str]:
    """The identifying words in clear, for a reader whom the gate let through."""
    return {field: unseal(getattr(party, field), _context(party, field)) for field in SEALED}


def _context(party: Party, field: str) -> str:
    return f"party:{party.matter_id}:{party.no}:{field}"
