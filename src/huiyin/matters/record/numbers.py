"""Drawing numbers without gaps: matters per office and year, papers per unit and year."""

from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from huiyin.foundation.units.models import Unit
from huiyin.matters.models import NumberSeries


def matter_number(office: Unit, on: date) -> str:
    """The number by which people know the matter, e.g. XF2026000123."""
    return f"{settings.HUIYIN_NUMBER_PREFIX}{on.year}{draw(f'matter:{office.code}', on.year):06d}"


def paper_number(unit: Unit, on: date) -> str:
    """发文字号: the unit's mark, the year in 〔〕, the number without leading zeros (GB/T 9704)."""
    return f"{unit.prefix or unit.name}〔{on.year}〕{draw(f'paper:{unit.code}', on.year)}号"


def draw(series: str, year: int) -> int:
    """The next number; the row stays locked until the act's transaction ends, so nothing is skipped or given twice."""
    if not NumberSeries.objects.filter(series=series, year=year).update(next=F("next") + 1):
        try:
            with transaction.atomic():
                NumberSeries.objects.create(series=series, year=year, next=2)
            return 1
        except IntegrityError:  # another act opened the year at the same moment
            NumberSeries.objects.filter(series=series, year=year).update(next=F("next") + 1)
    return NumberSeries.objects.values_list("next", flat=True).get(series=series, year=year) - 1
