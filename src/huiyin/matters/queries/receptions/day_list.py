"""The list of one day of reception for those who receive: turn, matter, needs; only what the gate lets each of them see."""

from dataclasses import dataclass
from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.models import Unit
from huiyin.matters import gate
from huiyin.matters.facts import local_day
from huiyin.matters.models import Booking, Matter, Proceeding, Visit
from huiyin.matters.queries.receptions.days import Day, one
from huiyin.matters.receptions.barring import barred_day, joint_units
from huiyin.matters.receptions.line import BOOKED, line, order_of


@dataclass(frozen=True, slots=True)
class Turn:
    """One booking of the day. `elsewhere` says that another leader has to receive it; `units` those of the joint desk
    that may know of it, `tasked` those of them that have a part to give; `leads`: the matter lies with the reader's unit."""

    row: Booking
    matter: Matter
    turn: int
    elsewhere: bool
    visit: Visit | None
    units: list[Unit]
    tasked: frozenset[int]
    leads: bool


@dataclass(frozen=True, slots=True)
class DayList:
    """Those with a place, those who wait, those done; `hidden` are how many this reader may not see."""

    day: Day
    placed: list[Turn]
    waiting: list[Turn]
    done: list[Turn]
    hidden: int


def day_list(day_id: int, *, actor: StaffActor, at: datetime) -> DayList | None:
    """The list in the order of booking; None where there is no such day."""
    day = one(day_id, at)
    if day is None:
        return None
    every = Booking.objects.filter(reception_id=day_id).exclude(state__in=("moved", "cancelled"))
    rows = sorted(every, key=order_of)
    seen = gate.visible(actor).filter(pk__in={row.matter_id for row in rows}).in_bulk()
    turns = _turns(day, rows, seen, at, gate.units_of(actor))
    return DayList(
        day=day,
        placed=[one for one in turns if one.row.state == "booked"],
        waiting=[one for one in turns if one.row.state == "waiting"],
        done=[one for one in turns if one.row.state in ("received", "absent")],
        hidden=sum(row.matter_id not in seen for row in rows),
    )


def _turns(
    day: Day, rows: list[Booking], seen: dict[int, Matter], at: datetime, own: frozenset[int]
) -> list[Turn]:
    numbers, turns = {"booked": 0, "waiting": 0}, []
    for row in rows:
        place = "waiting" if row.state == "waiting" else "booked"
        numbers[place] += 1
        if row.matter_id not in seen:
            continue
        matter = seen[row.matter_id]
        tasks = Proceeding.objects.filter(matter_id=matter.pk, kind="task", state="open")
        visits = Visit.objects.filter(matter_id=matter.pk, no=row.visit_no) if row.visit_no else ()
        turns.append(
            Turn(
                row=row,
                matter=matter,
                turn=numbers[place],
                elsewhere=barred_day(matter, day.row),
                visit=next(iter(visits), None),
                units=joint_units(matter, day.row, local_day(at)),
                tasked=frozenset(tasks.values_list("unit_id", flat=True)),
                leads=matter.holder_id in own and matter.is_open,
            )
        )
    return turns


def numbered(number: str, *, actor: StaffActor) -> int | None:
    """The matter of that number, where the actor may see it."""
    rows = gate.visible(actor).filter(number=number) if number else Matter.objects.none()
    return rows.values_list("pk", flat=True).first()


def numbers_of(day_id: int, *, actor: StaffActor) -> tuple[list[str], list[str]]:
    """The numbers of those who have a place and of those who wait, in their order, as far as the actor may see them."""
    rows = line(day_id)
    seen = gate.visible(actor).filter(pk__in={row.matter_id for row in rows}).values_list("pk", "number")
    numbers = dict(seen)
    told = [(row.state, numbers[row.matter_id]) for row in rows if row.matter_id in numbers]
    return [n for state, n in told if state == BOOKED], [n for state, n in told if state != BOOKED]
