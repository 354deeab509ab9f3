"""What the two acts of coding share: whose reading it is, what was read before, and the words checked."""

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters.models import Cause, CauseDraw, Matter
from huiyin.matters.nameless import ensure_nameless
from huiyin.matters.record import Invalid, Problem

FIRST, SECOND, SETTLED = 1, 2, 3
LONGEST = 1_000


def readings(matter: Matter) -> dict[int, Cause]:
    """What was read so far, by the number of the reading."""
    return {row.reading: row for row in select(Cause, order="no", matter=matter.pk)}


def has_coded(found: dict[int, Cause], actor: StaffActor) -> bool:
    """Whether this account has coded the matter; nobody codes twice."""
    return any(row.coder_id == actor.account_id for row in found.values())


def was_drawn(matter: Matter, unit_id: int) -> bool:
    """Whether a draw of that unit holds the matter."""
    draws = CauseDraw.objects.filter(by_unit_id=unit_id).values_list("matters", flat=True)
    return any(matter.pk in drawn for drawn in draws)


def checked_words(matter: Matter, words: str, *, field: str) -> str:
    """The words as they are kept: about the office's work, naming nobody who brings the matter. Raises Invalid."""
    said = clean(words)
    if len(said) > LONGEST:
        text = _("The text has %(n)d characters; keep it to %(max)d.")
        raise Invalid(Problem(field, text % {"n": len(said), "max": LONGEST}))
    if said:
        ensure_nameless(matter, said, field=field)
    return said
