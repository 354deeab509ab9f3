"""Reading an office's own file: through the gate and logged, like every matter."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Event, Matter

PURPOSE = "own_file"


@dataclass(frozen=True, slots=True)
class OwnFile:
    """The file with its entries, the latest first; `ours` where it lies with the actor's units."""

    matter: Matter
    events: list[Event]
    ours: bool


def own_file(file_id: int, *, actor: StaffActor, at: datetime) -> OwnFile:
    """Raises NoSuchMatter, also for what is no own file."""
    if not gate.visible(actor).filter(pk=file_id, channel=gate.OWN_FILE).exists():
        raise gate.NoSuchMatter(_("There is no such file, or it is not for you. Check the address."))
    matter = gate.read(file_id, actor=actor, at=at, purpose=PURPOSE)
    events = select(Event, matter=matter.pk, order="no")
    return OwnFile(matter, events[::-1], matter.holder_id in gate.units_of(actor))
