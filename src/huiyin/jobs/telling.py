"""The follow-ups that tell somebody: each makes the drafts of the notices an act calls for."""

from collections.abc import Callable, Iterator
from typing import Any

from huiyin.jobs.happening import Happening, limit_words, why
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Clock, Commitment, Matter
from huiyin.matters.objecting import owing
from huiyin.services.notices.telling import Draft

FollowUp = Callable[[Happening], Iterator[Draft]]
CARRIED = (
    "to_unit",
    "from_unit",
    "served_on",
    "needed_by",
    "expected_on",
    "answer_by",
)  # what the person's timeline shows and a notice may repeat


def person(code: str) -> FollowUp:
    """Tell the person, with the date that now runs and its computation."""

    def follow(done: Happening) -> Iterator[Draft]:
        params = {"number": done.matter.number, "unit": done.unit_name, "why": done.why}
        params |= {name: done.event.public[name] for name in CARRIED if name in done.event.public}
        yield _draft(done, code, params)

    return follow


def desk(code: str) -> FollowUp:
    """Tell the unit on whose desk the act put the matter, unless it did the act itself."""

    def follow(done: Happening) -> Iterator[Draft]:
        unit = done.arrived_at
        if unit is None or unit.pk == done.event.unit_id:
            return
        params = {
            "number": done.matter.number,
            "received_on": done.matter.received_on.isoformat(),
            "from_unit": done.unit_name,
            "why": done.why,
        }
        yield _draft(done, code, params, unit_id=unit.pk)

    return follow


def named(code: str) -> FollowUp:
    """Tell the units the act itself names: the other side of a disagreement, the office that is reported to."""

    def follow(done: Happening) -> Iterator[Draft]:
        barred = shut_out(done.matter)
        params = {"number": done.matter.number, "unit": done.unit_name, "why": done.why}
        params |= {name: done.event.public[name] for name in CARRIED if name in done.event.public}
        for unit_id in done.event.inner.get("tell", ()):
            if unit_id not in barred:
                yield _draft(done, code, params, unit_id=unit_id)

    return follow


def holder(code: str) -> FollowUp:
    """Tell the unit that holds the matter what the person did."""

    def follow(done: Happening) -> Iterator[Draft]:
        if done.event.actor == "person":
            yield _draft(done, code, {"number": done.matter.number}, unit_id=done.matter.holder_id)

    return follow


def left_desk(code: str) -> FollowUp:
    """Tell the unit from whose desk the act took the matter away; it is named by its id in `inner`."""

    def follow(done: Happening) -> Iterator[Draft]:
        yield _draft(done, code, {"number": done.matter.number}, unit_id=done.event.inner["left"])

    return follow


def overseers(code: str) -> FollowUp:
    """Tell the unit that holds the matter, the office that sees to it and the unit whose promise it is about.

    Not the one that did the act; of a report only the unit that holds it.
    """

    def follow(done: Happening) -> Iterator[Draft]:
        params = {"number": done.matter.number, "unit": done.unit_name, "why": done.why}
        if "due" in done.event.public:
            params["due"] = done.event.public["due"]
        for unit_id in dict.fromkeys([*overseeing(done.matter), *_promisers(done)]):
            if unit_id != done.event.unit_id:
                yield _draft(done, code, params, unit_id=unit_id)

    return follow


def _promisers(done: Happening) -> list[int]:
    """The units whose promises the act is about; a report is told of to nobody beside its holder."""
    public = done.event.public
    numbers = [public.get("commitment"), *(one["commitment"] for one in public.get("answers", ()))]
    wanted = [no for no in numbers if no is not None]
    if done.matter.confidential or not wanted:
        return []
    rows = Commitment.objects.filter(matter_id=done.matter.pk, no__in=wanted)
    return list(rows.order_by("no").values_list("unit_id", flat=True))


def disputed(code: str) -> FollowUp:
    """Tell those who see to the matter that the person says a promise was not kept; of a "done" nobody is told."""
    tell = overseers(code)

    def follow(done: Happening) -> Iterator[Draft]:
        if done.event.public.get("disputed"):
            yield from tell(done)

    return follow


def overseeing(matter: Matter, unit_id: int = 0) -> list[int]:
    """The unit that holds the matter, or owes, and the office that sees to it; of a report only that unit."""
    unit_id = unit_id or matter.holder_id
    if matter.confidential or matter.office_id == unit_id:
        return [unit_id]
    return [unit_id, matter.office_id]


def recounted(done: Happening) -> Iterator[Draft]:
    """Tell of each date that is another one now: the person of every one, the unit of its own duties."""
    for row in done.event.public["clocks"]:
        if row["before"] == row["after"]:
            continue
        clock = Clock.objects.get(matter_id=done.matter.pk, no=row["clock"])
        params: dict[str, Any] = {
            "number": done.matter.number,
            "source": done.event.public["source"],
            "limit": limit_words(done.matter, clock.limit),
            "before": row["before"],
            "after": row["after"],
            "why": why(done.matter, clock),
        }
        yield _draft(done, "recounted", params, ref=clock.no)
        if clock.side == "office":
            yield _draft(done, "recounted_unit", params, unit_id=owing(done.matter, clock), ref=clock.no)


def _draft(
    done: Happening, code: str, params: dict[str, Any], *, unit_id: int | None = None, ref: int = 0
) -> Draft:
    ref = done.event.no * 1000 + ref  # one notice for each event, and for each clock of a recounting
    return Draft(done.matter.pk, code, done.event.at, params, unit_id=unit_id, ref=ref)
