"""Drawing at random so that it can be drawn again: each file's place follows from the seed and its number alone."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Holding

ALONG = "joint"  # a unit that only read the matter along did not handle it


def files_of(actor: StaffActor, unit_id: int, *, first: date, last: date) -> list[int]:
    """The ids of what came in in those days and lay with the unit, as far as the actor may see; never a report."""
    lay = Holding.objects.filter(matter_id=OuterRef("pk"), unit_id=unit_id).exclude(how=ALONG)
    rows = gate.real(gate.visible(actor)).filter(Exists(lay), confidential=False)
    return list(rows.filter(received_on__range=(first, last)).order_by("pk").values_list("pk", flat=True))


def drawn(frame: Sequence[int], number: int, seed: str) -> list[int]:
    """So many of the frame, in the order of the hash of seed and id; all of them where there are not so many."""
    return sorted(sorted(frame, key=lambda one: _place(seed, one))[:number])


def fresh_seed() -> str:
    """A seed nobody could choose."""
    return secrets.token_hex(8)


def _place(seed: str, one: int) -> str:
    return hashlib.sha256(f"{seed}:{one}".encode()).hexdigest()
