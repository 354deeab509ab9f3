"""Telling of problems to be solved: the units they are reported to, when entered, moved, solved and overdue."""

from collections.abc import Iterator

from huiyin.foundation.units.tree import tree
from huiyin.jobs.happening import Happening
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Duty, Proceeding
from huiyin.services.notices.telling import Draft


def reported_to(row: Proceeding) -> set[int]:
    """The units a problem was reported to, by its ladder; none that the matter complains of."""
    units = Duty.objects.filter(matter_id=row.matter_id, course_no=row.no).values_list("unit_id", flat=True)
    return {unit for unit in units if unit} - set(shut_out(row.matter))


def problem_entered(done: Happening) -> Iterator[Draft]:
    """Tell those it is reported to."""
    yield from _told(
        done, "problem_entered", set(done.event.inner.get("called", ())) - set(shut_out(done.matter))
    )


def problem_moved(done: Happening) -> Iterator[Draft]:
    """Tell them of another day; of a step alone nobody is told."""
    if done.event.public.get("moved"):
        yield from _told(done, "problem_moved")


def problem_solved(done: Happening) -> Iterator[Draft]:
    """Tell them that it is said to be solved."""
    yield from _told(done, "problem_solved")


def _told(done: Happening, code: str, units: set[int] | None = None) -> Iterator[Draft]:
    row = Proceeding.objects.filter(matter_id=done.matter.pk, no=done.event.public["problem"]).first()
    if row is None:
        return
    params = {"number": done.matter.number, "due": row.due.isoformat() if row.due else ""}
    params |= {"unit": tree().units[row.unit_id or done.matter.holder_id].name}
    params["headcount"] = str(row.details.get("affected", ""))
    for unit_id in sorted(reported_to(row) if units is None else units):
        if unit_id != row.unit_id:
            ref = done.event.no * 1000
            yield Draft(done.matter.pk, code, done.event.at, params, unit_id=unit_id, ref=ref)
