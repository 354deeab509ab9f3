"""The one guard against a matter going to those it complains of: asked by every act that names a unit."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters.models import Accused, Matter
from huiyin.matters.record.refusals import Invalid, Problem


def shut_out(matter: Matter, rows: Sequence[Accused] | None = None) -> frozenset[int]:
    """Every unit that may neither handle, arbitrate, review nor read the matter: the accused and their kin (Art 30).

    `rows` are the matter's accused, where they are in hand already; an act that may just have named some leaves it out.
    """
    known = select(Accused, matter=matter.pk) if rows is None else rows
    against = [row.unit_id for row in known if row.unit_id is not None]
    return frozenset().union(*(tree().kin(unit_id) for unit_id in against)) if against else frozenset()


def recused(matter: Matter) -> frozenset[int]:
    """Every account that may not work on the matter because somebody withdrew (回避, Art 28(3)) or is complained of."""
    rows = select(Accused, matter=matter.pk)
    return frozenset(row.account_id for row in rows if row.account_id is not None)


def lawful_unit(matter: Matter, unit_id: int, *, on: date, field: str = "to_unit") -> Unit:
    """The unit in force on that day (else its successor, Art 24(2)) that may touch the matter. Raises Invalid."""
    if unit_id not in tree().units:
        raise Invalid(Problem(field, _("There is no such unit. Choose one from the list.")))
    unit = tree().successor(unit_id, on, matter.category)
    if unit.valid_to and unit.valid_to < on:
        text = _("This unit no longer exists and has no successor. Choose the one that took over its duty.")
        raise Invalid(Problem(field, text))
    if unit.pk in shut_out(matter):
        text = _(
            "This unit is complained of in the matter, or stands over or under one that is. It can neither handle nor read it."
        )
        raise Invalid(Problem(field, text))
    return unit
