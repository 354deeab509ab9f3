"""Choosing the office that takes a matter in, and the query code that belongs to a filing."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.receiving import NoImpartialOffice, receiving_office
from huiyin.matters.facts import local_day
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.record.codes import fresh
from huiyin.work.intake.filing import Filing


def office_for(filing: Filing, *, at: datetime, first: int | None = None) -> Unit:
    """The office that takes the filing in, never kin of a unit it complains of. Raises Invalid."""
    return impartial_office(filing.accused_units, at=at, first=first)


def impartial_office(accused: tuple[int, ...], *, at: datetime, first: int | None = None) -> Unit:
    """The office `first` (else the installation's own), or the next one up that is no kin of the accused. Raises Invalid."""
    try:
        return receiving_office(accused, local_day(at), first=first)
    except NoImpartialOffice as error:
        text = _(
            "Every office here stands under the unit you complain of. Please turn to the letters office one level up."
        )
        raise Invalid(Problem("accused", text)) from error


def query_code(filing_key: str = "") -> str:
    """The code for a new matter; the same filing key always gives the same code."""
    return fresh(filing_key)
