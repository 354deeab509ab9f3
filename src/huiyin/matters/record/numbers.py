"""Drawing numbers without gaps: matters by year, papers by unit and year."""

import re
from datetime import date

from django.conf import settings
from django.db import connection

from huiyin.foundation.units.models import Unit


def matter_number(on: date) -> str:
    """The number by which people know the matter, e.g. XF2026000123; one series for the whole installation."""
    return f"{settings.HUIYIN_NUMBER_PREFIX}{on.year}{draw('matter', on.year):06d}"


def drill_number(on: date) -> str:
    """The number of an exercise, in a series of its own that nobody takes for a matter's, e.g. DRILL2026-0003."""
    return f"DRILL{on.year}-{draw('drill', on.year):04d}"


def file_number(on: date) -> str:
    """The number of an office's own file, in a series of its own that nobody takes for a matter's, e.g. F2026-0003."""
    return f"F{on.year}-{draw('own_file', on.year):04d}"


def numbers_in(text: str) -> list[str]:
    """The numbers of matters that a text names, in order."""
    return re.findall(rf"{re.escape(settings.HUIYIN_NUMBER_PREFIX)}\d{{10}}", text.upper())


OWN_FORM = "{mark}〔{year}〕{number}号"


def paper_number(unit: Unit, on: date, form: str = "", *, drill: bool = False) -> str:
    """发文字号: the unit's mark, the year in 〔〕, the number without leading zeros (GB/T 9704), or as a pack writes it.

    Papers of an exercise have a series and a mark of their own, so that none is taken for a real one and none is missing.
    """
    number = draw(f"drill:{unit.code}" if drill else f"paper:{unit.code}", on.year)
    mark = unit.prefix or unit.name
    return (form or OWN_FORM).format(mark=f"DRILL {mark}" if drill else mark, year=on.year, number=number)


def draw(series: str, year: int) -> int:
    """The next number; the row stays locked until the act's transaction ends, so nothing is skipped or given twice."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO number_series (series, year, next) VALUES (%s, %s, 2) "
            "ON CONFLICT (series, year) DO UPDATE SET next = number_series.next + 1 RETURNING next - 1",
            [series, year],
        )
        number: int = cursor.fetchone()[0]
    return number
