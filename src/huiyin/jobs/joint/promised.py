"""What was promised to all is kept for all: reported in a joint matter, it is noted in each matter taken out of it."""

from collections.abc import Callable
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.foundation.people.actor import SystemActor
from huiyin.jobs.happening import Happening
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.models import Commitment, Relation
from huiyin.work.promises.acts.keep_promise import keep_promise
from huiyin.work.together.owning import SPLIT


def kept_for_all(done: Happening) -> list[Callable[[], None]]:
    """An act for each matter of one's own in which the same unit promised the same; each done once for its key."""
    no = done.event.public.get("commitment")
    row = Commitment.objects.filter(matter_id=done.matter.pk, no=no).first()
    if row is None:
        return []
    own = Relation.objects.filter(other_id=done.matter.pk, kind=SPLIT).values_list("matter_id", flat=True)
    same = Commitment.objects.filter(matter_id__in=list(own), kept_on=None, text=row.text, due=row.due)
    return [partial(_note, done, one.matter_id, one.no) for one in same.filter(unit_id=row.unit_id)]


def _note(done: Happening, matter_id: int, commitment: int) -> None:
    """The unit's own words stay where they were written: they may name somebody."""
    with override(done.matter.language):
        said = _("Reported as done in joint matter %(number)s.") % {"number": done.matter.number}
    try:
        keep_promise(
            actor=SystemActor(),
            at=done.now,
            matter_id=matter_id,
            commitment=commitment,
            evidence=said,
            key=f"kept:{done.matter.pk}:{done.event.no}:{matter_id}:{commitment}",
        )
    except (Refused, Invalid):  # withdrawn, or reported there by itself meanwhile
        return
