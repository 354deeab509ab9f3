"""Keeping what was found: grouped anew at night with the same ids for the same problems, and one matter more as it comes in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from huiyin.domain.reading.folding import Simplify
from huiyin.domain.reading.recurring.finding import find
from huiyin.domain.reading.recurring.growing import Finder
from huiyin.domain.reading.recurring.heat import Measured, heat, measure, with_offices
from huiyin.domain.reading.recurring.keeping import kept
from huiyin.domain.reading.recurring.naming import name
from huiyin.domain.reading.recurring.problem import Problem
from huiyin.domain.reading.recurring.texts import Message
from huiyin.matters.facts import local_day
from huiyin.matters.models import Matter
from huiyin.matters.record.identity import fresh_id
from huiyin.services.hints.models import Recurring, RecurringPart
from huiyin.services.hints.recurring.reading import messages, open_to_reading
from huiyin.services.hints.recurring.standing import standing

OPEN = "open"


@dataclass(slots=True)
class Known:
    """What the worker holds in memory between two nights: the finder, the ids of its problems, how far it has read."""

    finder: Finder
    ids: dict[int, int]  # place in the finder -> id
    read_to: int


def consolidate(at: datetime, *, simplify: Simplify | None = None) -> Known:
    """Group all matters anew and write it down; a problem keeps its id and what the office did with it."""
    rows = open_to_reading(local_day(at))
    said = messages(rows)
    finder = find(said, simplify=simplify)
    by_id = {one.id: one for one in said}
    old: dict[int, list[int]] = {}
    for key, matter in RecurringPart.objects.values_list("recurring_id", "matter_id"):
        old.setdefault(key, []).append(matter)
    continued = kept(old, [one.members for one in finder.problems.values()])
    ids = {
        place: fresh_id(at) if key is None else key
        for place, key in zip(finder.problems, continued, strict=True)
    }
    # each in a short transaction of its own: nobody who registers a letter waits for a night's work
    with transaction.atomic():
        _remove(set(old) - set(ids.values()))
    for place, problem in finder.problems.items():
        _write(ids[place], problem, [by_id[one] for one in problem.members], at)
    return Known(finder, ids, max((int(str(one.id)) for one in said), default=0))


def take_new(known: Known, at: datetime, *, most: int = 500) -> int:
    """Take in the matters that came since; how many belong to a problem now. The others wait for more like them."""
    rows: QuerySet[Matter] = open_to_reading(local_day(at)).filter(pk__gt=known.read_to).order_by("pk")
    new = list(rows.values_list("pk", "title", "body", "received_on")[:most])
    changed: set[int] = set()
    for pk, title, body, day in new:
        changed |= known.finder.take(Message(pk, title, body[:2_000], day))
        known.read_to = pk
    problems = known.finder.problems
    _remove({known.ids.pop(place) for place in changed - problems.keys() if place in known.ids})
    for place in sorted(changed & problems.keys()):
        key = known.ids.setdefault(place, fresh_id(at))
        members = messages(open_to_reading(local_day(at)).filter(pk__in=list(problems[place].members)))
        _write(key, problems[place], members, at)
    inside = {one for place in changed & problems.keys() for one in problems[place].members}
    return sum(pk in inside for pk, _title, _body, _day in new)


def _remove(keys: set[int]) -> None:
    """What an office took up or put aside stays as it was; what nobody touched and is no more goes."""
    Recurring.objects.filter(state=OPEN, pk__in=keys).delete()


def measured(members: Sequence[Message], at: datetime) -> Measured:
    """The parts of the heat of a problem with these members."""
    on = local_day(at)
    matters = list(Matter.objects.filter(pk__in=[one.id for one in members]))
    stands = standing(matters, on=on)
    unkept = sum(n for _unit, n in stands.unkept)
    return with_offices(measure(members, on=on), unkept=unkept, days_unanswered=stands.days)


def _write(key: int, problem: Problem, members: Sequence[Message], at: datetime) -> None:
    days = [one.day for one in members if one.day]
    if not days:
        return
    called, parts = name(problem, members), measured(members, at)
    values = {
        "name": called.line,
        "words": [word for word in (called.place, *called.words) if word],
        "changed_at": at,
        "first": min(days),
        "last": max(days),
        "matters": len(members),
        "heat": heat(parts),
        "heat_parts": {field: getattr(parts, field) for field in Measured.__dataclass_fields__},
    }
    with transaction.atomic():
        if not Recurring.objects.filter(pk=key).update(**values):
            Recurring.objects.create(pk=key, found_at=at, **values)
        RecurringPart.objects.filter(recurring_id=key).exclude(
            matter_id__in=[one.id for one in members]
        ).delete()
        RecurringPart.objects.bulk_create(
            [
                RecurringPart(
                    recurring_id=key, matter_id=int(str(one.id)), likeness=round(problem.members[one.id], 4)
                )
                for one in members
            ],
            ignore_conflicts=True,
        )
