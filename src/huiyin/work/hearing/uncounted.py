"""The days that a hearing takes out of a limit which does not count them (Art 36(2))."""

from datetime import date

from huiyin.foundation.ledger.rows import select
from huiyin.matters.asking import Asked
from huiyin.matters.models import Matter, Proceeding
from huiyin.matters.record.clocks import leave_out


def count_anew(matter: Matter, asked: Asked) -> list[dict[str, object]]:
    """Let the running clocks that leave hearings out do so, by the hearings as they now stand; the dates that changed."""
    rows = select(Proceeding, order="no", matter=matter.pk, kind="hearing")
    return leave_out(matter, asked, [span for span in map(_span, rows) if span])


def _span(hearing: Proceeding) -> tuple[date, date] | None:
    """From the day it was decided to the day it was held, both left out; as long as it is only called, to that day.

    A hearing the office cancelled took no time out; one the person no longer wished did, up to the day they said so.
    """
    if hearing.state == "open":
        last = hearing.due
    elif hearing.state != "cancelled" or hearing.details.get("unwished"):
        last = hearing.ended_on
    else:
        last = None
    return (hearing.opened_on, last) if last else None
