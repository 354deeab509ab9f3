"""Leaders' receptions in the county: the calendar in a course of its own, bookings and meetings added to lives that are there."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from huiyin.interfaces.console.county import office_hours, people
from huiyin.interfaces.console.county.lives import PERSON, SYSTEM, Life, Step
from huiyin.interfaces.console.county.together.moments import ONE_DAY, Moments
from huiyin.interfaces.console.county.writing.scenery import units, words

OVER = frozenset({"close", "withdraw", "merge", "absorb", "refuse", "redirect", "ask_review", "reopen"})
ENTERS = people.HOME, "supervisor"
Row = Mapping[str, Any]


def calendar(moments: Moments) -> tuple[Step, ...]:
    """The steps by which the office enters its receptions, and calls one off."""
    told = words("together/receptions")
    by = people.at_desk(*ENTERS, 0).login
    entered = [
        Step("enter_reception", _at(moments, row["entered"], "08:50", n), by, _day(row, told, moments))
        for n, row in enumerate(told["days"])
    ]
    off = told["called_off"]
    data = {"name": off["day"], "to": off["to"], "why": off["why"]}
    return (*entered, Step("call_off_reception", _at(moments, off["wd"], "10:10", 0), by, data))


def with_receptions(lives: list[Life], moments: Moments) -> list[Life]:
    """The lives, some of them with a booking, a meeting and what came of it, or with a leader who answers for the case."""
    told = words("together/receptions")
    days = {row["name"]: row for row in told["days"]}
    found, free = {life.no: life for life in lives}, Hosts(lives)
    for n, booking in enumerate(told["bookings"]):
        life = free.one(moments.step({"wd": booking["booked"], "at": "08:30"}, None))
        if life is None:  # a small county has not so many; who books later finds nobody either
            break
        steps = _booked(life, booking, days[booking["day"]], told, moments, n)
        found[life.no] = _longer(life, steps)
    for n, lead in enumerate(told["leads"]):
        life = free.one(moments.step({"wd": lead["named"], "at": "08:30"}, None))
        if life is None:
            break
        found[life.no] = _longer(life, _led(lead, told, moments, n))
    return list(found.values())


class Hosts:
    """Matters of one person that are still being handled, each for one booking or leader, one after another of another kind."""

    def __init__(self, lives: list[Life]) -> None:
        self._free = [life for life in reversed(lives) if _fits(life)]
        self._seen = ""

    def one(self, begun: datetime) -> Life | None:
        """The newest one that was accepted before that moment; None where there is no more."""
        old = [life for life in self._free if _accepted(life) < begun]
        life = next((x for x in old if x.told.scene.category != self._seen), old[0] if old else None)
        if life is not None:
            self._free.remove(life)
            self._seen = life.told.scene.category
        return life


def _fits(life: Life) -> bool:
    told, acts = life.told, set(life.acts)
    alone = told.heads == 1 and not told.anonymous and not told.accused and bool(told.claims)
    return alone and told.scene.kind == "appeal" and "accept" in acts and not OVER & acts


def _accepted(life: Life) -> datetime:
    return next(step.at for step in life.steps if step.act == "accept")


def _booked(life: Life, booking: Row, day: Row, told: Row, moments: Moments, n: int) -> Iterator[Step]:
    through = booking.get("through", "portal")
    clerk = people.at_desk(people.HOME, "clerk", n).login
    by = PERSON if through == "portal" else clerk
    wish = {"people": booking.get("people", 1), "needs": tuple(booking.get("needs", ())), "through": through}
    data = {"reception": day["name"], "words": life.told.claims[0], **wish}
    yield Step("book_reception", _at(moments, booking["booked"], "09:30", n), by, data)
    came = booking["came"]
    if came == "cancelled":
        yield Step("cancel_booking", _at(moments, _day_before(day), "10:00", n), by)
    if booking.get("place") == "given":
        yield Step("give_place", _at(moments, _day_before(day), "10:30", n), SYSTEM)
    if came == "moved":
        off = told["called_off"]
        yield Step("move_booking", _at(moments, off["wd"], "10:20", n), SYSTEM, {"reception": off["to"]})
        yield Step("give_place", _at(moments, off["wd"], "11:30", n), SYSTEM)
    if came == "absent":
        yield Step("note_absent", _at(moments, day["wd"], day["ends"], n), clerk)
    if came == "received":
        yield from _met(life, booking["talk"], day, told, moments, n)


def _day_before(day: Row) -> int:
    """The last working day, before today and before the reception, on which a booking changes."""
    return min(int(day["wd"]), 0) - 1


def _met(life: Life, talk: str, day: Row, told: Row, moments: Moments, n: int) -> Iterator[Step]:
    """The meeting: received, what was asked, answered and promised; and what became of the promise."""
    clerk = people.at_desk(people.HOME, "clerk", n).login
    at = _at(moments, day["wd"], day["starts"], 0) + timedelta(minutes=8 + 27 * (n % 5))
    yield Step("receive", at, clerk)
    demand = {"kind": "demand", "text": life.told.claims[0]}
    lines = [demand, *told["talks"][talk]]
    promised = None
    for place, row in enumerate(lines, start=1):
        line = {name: value for name, value in row.items() if name != "days"}
        line["text"] = line["text"].replace("<unit>", units()[life.told.unit]["short"])
        if line["kind"] == "promise":
            promised = int(day["wd"]) + row["days"]
            line |= {"unit": life.told.unit, "due": moments.day(promised)}
        yield Step("add_minute", at + timedelta(minutes=4 * place), clerk, line)
    closing = {"summary": told["summaries"][talk], "unsigned_reason": told["unsigned"]}
    yield Step("close_visit", at + timedelta(minutes=4 * len(lines) + 5), clerk, closing)
    late = {"kept": -1, "late": 2}.get(talk)
    pressed = office_hours.at(moments.day(promised) + ONE_DAY, office_hours.NIGHT) if promised else None
    if pressed is not None and late != -1 and pressed < moments.now:
        yield Step("press_promise", pressed, SYSTEM, {"promise": 1})
    if promised is not None and late is not None:
        words = {"promise": 1, "evidence": told["kept_words"]}
        handler = people.at_desk(life.told.unit, "handler", 0).login
        yield Step("keep_promise", _at(moments, promised + late, "15:20", n), handler, words)


def _led(lead: Row, told: Row, moments: Moments, n: int) -> Iterator[Step]:
    leader = told["leaders"][lead["leader"]]
    office = people.at_desk(*ENTERS, 0).login
    data = {"leader": _login(leader["who"]), "title": leader["title"], "duties": lead["duties"]}
    yield Step("name_lead", _at(moments, lead["named"], "16:00", n), office, data)
    for wd, progress in lead["notes"]:
        yield Step("note_progress", _at(moments, wd, "16:30", n), data["leader"], {"progress": progress})
    if "ended" in lead:
        ended = {name: value for name, value in lead["ended"].items() if name != "wd"}
        yield Step("end_lead", _at(moments, lead["ended"]["wd"], "16:40", n), office, ended)


def _day(row: Row, told: Row, moments: Moments) -> dict[str, Any]:
    leader = told["leaders"][row["leader"]]
    plain = {name: row[name] for name in ("name", "kind", "place", "places", "topics")}
    hours = {name: time.fromisoformat(row[name]) for name in ("starts", "ends")}
    who = {"leader": _login(leader["who"]), "title": leader["title"], "units": tuple(row.get("units", ()))}
    return {**plain, **hours, **who, "day": moments.day(row["wd"])}


def _login(who: str) -> str:
    unit, role = who.split(".")
    return people.at_desk(unit, role, 0).login


def _longer(life: Life, steps: Iterator[Step]) -> Life:
    return replace(life, steps=tuple(sorted((*life.steps, *steps), key=lambda step: step.at)))


def _at(moments: Moments, wd: int, at: str, n: int) -> datetime:
    """That time of that working day, some minutes and seconds on, so that no two fall together."""
    return moments.step({"wd": wd, "at": at}, None) + timedelta(minutes=3 * n % 50, seconds=7 * n % 60)
