"""A list between its preview and its taking: sealed into the page itself, so that no file with names lies anywhere."""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import astuple, dataclass

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.vault.seal import CannotOpen, seal, unseal
from huiyin.matters.together.listing import Fault
from huiyin.matters.together.sealing import Named

LONGEST = 4_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """Who can be taken, and every row that cannot, with where the columns were found."""

    good: tuple[Named, ...]
    faults: tuple[Fault, ...]
    headings: dict[str, str]


def pack(kept: Kept, *, matter_id: int, actor: StaffActor) -> str:
    """For the hidden field of the page; only this member of staff opens it again, for this matter."""
    body = {"good": [astuple(n) for n in kept.good], "faults": [astuple(f) for f in kept.faults]}
    plain = zlib.compress(json.dumps({**body, "headings": kept.headings}, ensure_ascii=False).encode())
    return seal(urlsafe_b64encode(plain).decode(), _context(matter_id, actor))


def unpack(text: str, *, matter_id: int, actor: StaffActor) -> Kept | None:
    """What the field held; None where it is not ours, of another matter or of somebody else."""
    try:
        plain = zlib.decompress(urlsafe_b64decode(unseal(text[:LONGEST], _context(matter_id, actor))))
        body = json.loads(plain)
        good = tuple(Named(*one) for one in body["good"])
        return Kept(good, tuple(Fault(*one) for one in body["faults"]), body["headings"])
    except (CannotOpen, ValueError, KeyError, TypeError, zlib.error):
        return None


def _context(matter_id: int, actor: StaffActor) -> str:
    return f"signer-sheet:{matter_id}:{actor.account_id}"
