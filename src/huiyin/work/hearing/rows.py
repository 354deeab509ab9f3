"""The hearing or mediation an act is about, found in the matter or refused."""

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import select
from huiyin.matters.models import Matter, Proceeding
from huiyin.matters.record import Invalid, Problem


def called_hearing(matter: Matter) -> Proceeding:
    """The hearing that is called and not held. Raises Invalid."""
    return _last(matter, "hearing", "open")


def running_mediation(matter: Matter) -> Proceeding:
    """The mediation that has begun and not ended. Raises Invalid."""
    return _last(matter, "mediation", "open")


def held_hearing(matter: Matter, no: int) -> Proceeding | None:
    """The hearing of that number in this matter, if it was held and is not published yet."""
    return next(iter(select(Proceeding, matter=matter.pk, no=no, kind="hearing", state="done")), None)


def _last(matter: Matter, kind: str, state: str) -> Proceeding:
    rows = select(Proceeding, order="no", matter=matter.pk, kind=kind, state=state)
    if not rows:
        raise Invalid(Problem("hearing", _("Nothing of the kind is open in this matter.")))
    return rows[-1]
