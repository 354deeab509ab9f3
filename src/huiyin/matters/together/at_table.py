"""Who may put their name under the minutes, and what of them they have had read back; shared by acts and pages."""

from collections.abc import Sequence
from datetime import date

from huiyin.foundation.ledger.rows import select
from huiyin.matters.models import Matter, Minute, Party, Representative, Signer, Visit
from huiyin.matters.record.identity import open_party
from huiyin.matters.together.sealing import open_signer
from huiyin.matters.together.speaking import speaking_now


def holds(row: Representative, on: date) -> bool:
    """Whether the people's mandate holds on that day."""
    return row.since <= on and not row.ended_why and (row.until is None or row.until >= on)


def mandated(matter: Matter, no: int, *, on: date) -> Representative | None:
    """The representative of that number, if the mandate holds on that day."""
    return next((row for row in speaking_now(matter, on) if row.no == no and row.since <= on), None)


def name_of(row: Representative) -> str:
    """The representative's name in clear, from where it is sealed."""
    if row.signer_no is not None:
        signer = next(iter(select(Signer, matter=row.matter_id, no=row.signer_no)), None)
        return open_signer(signer).name if signer else ""
    party = next(iter(select(Party, matter=row.matter_id, no=row.party_no)), None) if row.party_no else None
    return open_party(party)["name"] if party else ""


def changed(visit: Visit, lines: Sequence[Minute]) -> int:
    """The mark of the minutes as they stand: the number of what was written or struck last."""
    return max([int(visit.details.get("struck_no", 0)), *(one.no for one in lines)])


def unread(visit: Visit, lines: Sequence[Minute], seen: int) -> int:
    """How many lines were written or struck since the minutes were read back up to the mark `seen`."""
    written = sum(one.no > seen for one in lines)
    return written + (int(visit.details.get("struck_no", 0)) > seen)
