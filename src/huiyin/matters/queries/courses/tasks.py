"""What other units have asked of one's own: open tasks by the day they are due, by the index over open proceedings."""

from django.db.models import Exists, OuterRef

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.models import Proceeding

MOST = 50  # tasks shown; the next come up as these are answered


def tasks_for(actor: StaffActor) -> list[Proceeding]:
    """Open tasks of the actor's own unit in matters they may see, the next due first, each with its matter."""
    if not actor.may(HANDLE):
        return []
    seen = gate.visible(actor).filter(pk=OuterRef("matter_id"))
    rows = Proceeding.objects.filter(unit_id=actor.unit_id, state="open", kind="task").filter(Exists(seen))
    return list(rows.select_related("matter").order_by("due", "matter_id", "no")[:MOST])
