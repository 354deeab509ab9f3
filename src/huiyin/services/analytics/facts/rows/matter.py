"""The one row of each matter: when it came, was decided, answered and closed, and what happened on its way."""

from collections.abc import Iterator
from datetime import date

from huiyin.domain.law.terms import Role
from huiyin.matters.models import Clock, Event, Rating, Relation, Review
from huiyin.services.analytics.facts.reading import File
from huiyin.services.analytics.facts.rows.about import Ground, days
from huiyin.services.analytics.facts.rows.said import Said

HANDLING = (Role.HANDLING, Role.EXTENSION)
MERGED = "merged_into"
DECIDING = ("decide", "settle")  # the acts that answer a matter


def matters(file: File, ground: Ground) -> Iterator[Said]:
    """The row."""
    matter = file.matter
    decided, due = _decided(file, ground)
    answered = _answered(file, ground)
    acts = [one["act"] for one in file.of(Event)]
    yield ground.about(
        file,
        day=matter["received_on"],
        stage=matter["stage"],
        open=matter["is_open"],
        people=matter["people"],
        answered=answered,
        took=days(matter["received_on"], answered),
        decided=decided,
        closed=_closed(file),
        due=due,
        late=days(due, decided),
        bounces=acts.count("agree_return"),
        objected=acts.count("object_transfer"),
        reopened="reopen" in acts,
        again=any(one["kind"] == MERGED and one["until"] is None for one in file.of(Relation)),
        rated=bool(file.of(Rating)),
        reviewed=bool(file.of(Review)),
    )


def _decided(file: File, ground: Ground) -> tuple[date | None, date | None]:
    """The day of the first answer, and the last day there was for it, as prolonged; a second answer after a review is another's."""
    law = ground.law(file)
    first = next((one for one in file.of(Event) if one["act"] in DECIDING), None)
    due = [
        one["due"]
        for one in file.of(Clock)
        if law.role_of(one["limit"]) in HANDLING and (first is None or one["no"] < first["no"])
    ]
    return (first["on"] if first else None), max(due, default=None)


def _answered(file: File, ground: Ground) -> date | None:
    """The first day on which it stood where the person has the written answer."""
    law = ground.law(file)
    found = (one["on"] for one in file.of(Event) if _is_answered(law, one["stage_after"]))
    return min(found, default=None)


def _is_answered(law: object, stage: str) -> bool:
    known = law.pack.stages.get(stage)  # type: ignore[attr-defined]
    return bool(known and known.answered)


def _closed(file: File) -> date | None:
    """The day of the act that left nobody owing anything; None while it is open."""
    if file.matter["is_open"]:
        return None
    last: date | None = None
    for one in file.of(Event):
        if one["stage_after"] != one["stage_before"]:
            last = one["on"]
    return last
