"""What the dates are computed from: the pack, its calendar of the coming year, the time zone."""

from datetime import date

from django.conf import settings
from django.utils import timezone

from huiyin.domain.law.counsel import counsel
from huiyin.interfaces.console.doctor.finding import Finding, fine, note, unsafe
from huiyin.matters.asking import published_years


def pack() -> Finding:
    """The law pack of this installation can be read whole."""
    try:
        counsel(settings.HUIYIN_PACK, settings.HUIYIN_PLACE)
    except Exception as error:
        return unsafe("law pack", f"{settings.HUIYIN_PACK} cannot be used: {error}", "huiyin law check")
    return fine(
        "law pack", settings.HUIYIN_PACK + (f" with {settings.HUIYIN_PLACE}" if settings.HUIYIN_PLACE else "")
    )


def calendar() -> Finding:
    """Working days are published for this year and, from November on, for the next."""
    lawyer = counsel(
        settings.HUIYIN_PACK, settings.HUIYIN_PLACE, published_years(settings.HUIYIN_PACK) or None
    )
    today = timezone.localdate()
    years = [today.year, today.year + 1] if today.month >= 11 else [today.year]
    unknown = [str(year) for year in years if not lawyer.calendar.is_published(date(year, 1, 1))]
    if unknown:
        return note(
            "calendar",
            f"no published working days for {', '.join(unknown)}: dates that rest on them are marked provisional",
            "Once it is announced, usually in November: huiyin calendar publish.",
        )
    return fine("calendar", f"published for {', '.join(map(str, years))}")


def time_zone() -> Finding:
    """A matter received at 00:30 belongs to the day of the office's clock."""
    return fine("time zone", f"{settings.TIME_ZONE}; it is {timezone.localtime():%Y-%m-%d %H:%M} there")


CHECKS = (pack, calendar, time_zone)
