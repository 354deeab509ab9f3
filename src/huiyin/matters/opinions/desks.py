"""Whose desk a matter goes back to after a review, a reopening or a joining: never one that it complains of."""

from datetime import date

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.receiving import NoImpartialOffice, receiving_office
from huiyin.foundation.units.tree import tree
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Accused, Holding, Matter
from huiyin.matters.opinions.reviewing import opinion_unit
from huiyin.matters.record.refusals import Invalid, Problem


def handling_unit(matter: Matter, *, on: date) -> Unit:
    """The unit that carries out what the opinion says: the one that gave it, or whichever took over from it.

    Where it has come to be complained of since, the office that takes such matters in. Raises Invalid.
    """
    return lawful_desk(matter, tree().successor(opinion_unit(matter), on, matter.category), on=on)


def desk_before(matter: Matter, *, on: date) -> Unit:
    """On whose desk the matter lay before it came to the present one; the present one where it never moved. Raises Invalid."""
    stays = [row for row in select(Holding, order="no", matter=matter.pk) if row.how != "joint"]
    earlier = [row.unit_id for row in stays if row.until is not None and row.unit_id != matter.holder_id]
    unit = tree().successor(earlier[-1], on, matter.category) if earlier else matter.holder
    return lawful_desk(matter, unit, on=on)


def lawful_desk(matter: Matter, unit: Unit, *, on: date) -> Unit:
    """The unit, unless the matter complains of it or of its kin: then the office that takes it in. Raises Invalid."""
    return unit if unit.pk not in shut_out(matter) else answering_office(matter, on=on)


def answering_office(matter: Matter, *, on: date) -> Unit:
    """The office that took the matter in, or the next one up that is no kin of those complained of. Raises Invalid."""
    against = [row.unit_id for row in select(Accused, matter=matter.pk) if row.unit_id is not None]
    try:
        return receiving_office(against, on, first=tree().successor(matter.office_id, on).pk)
    except NoImpartialOffice as none:
        if matter.holder_id not in shut_out(matter):
            return matter.holder
        text = _(
            "Every office here stands under or over the unit complained of. Hand the matter to the office one level up."
        )
        raise Invalid(Problem("unit", text)) from none
