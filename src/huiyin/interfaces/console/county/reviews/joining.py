"""The same matter of two people at one unit: joined, looked into once, and answered to each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from huiyin.domain.law.calendar import Calendar
from huiyin.interfaces.console.county import office_hours
from huiyin.interfaces.console.county.lives import SYSTEM, Life, Step
from huiyin.interfaces.console.county.writing.scenery import words

ONE_IN = 300  # at most one life in so many is joined to another
APART = timedelta(days=25)  # the two answers would have come that close to one another
# scenes in which the same place means the same thing; what befalls a single household is never joined
COMMUNAL = frozenset(
    {"transition_fee", "signal", "school_place", "property_fee", "river_dirty", "night_work", "village_road"}
    | {"heating", "square_dance", "flood_street", "late_delivery", "ktv", "power", "pig_smell", "rubbish"}
    | {"stalls", "lamps", "gas_pipe", "canal"}
)
PLAIN = frozenset(
    {"assign", "withdraw", "grade", "extend", "invite_joint", "consult", "refer_aid", "ask_review"}
)


def join(lives: list[Life], calendar: Calendar) -> list[Life]:
    """The lives with a few of them joined in pairs; the others as they are."""
    found = {life.no: life for life in lives}
    most = max(1, len(lives) // ONE_IN)
    taken: set[int] = set()
    for lead, other in _pairs(lives):
        if len(taken) >= 2 * most:
            break
        if not {lead.no, other.no} & taken:
            taken |= {lead.no, other.no}
            found[lead.no], found[other.no] = _joined(lead, other, calendar)
    return [found[life.no] for life in lives]


def _pairs(lives: Iterable[Life]) -> Iterator[tuple[Life, Life]]:
    by_place: dict[tuple[str, str, str], list[Life]] = defaultdict(list)
    for life in lives:
        if _is_plain(life):
            by_place[life.told.unit, life.told.scene.id, life.told.place].append(life)
    for same in by_place.values():
        for lead in same:
            for other in same:
                if lead is not other and _meet(lead, other):
                    yield lead, other


def _is_plain(life: Life) -> bool:
    told, acts = life.told, set(life.acts)
    if told.scene.id not in COMMUNAL or told.scene.kind != "appeal" or told.anonymous or told.accused:
        return False
    return {"accept", "decide"} <= acts and life.acts.count("decide") == 1 and not acts & PLAIN


def _meet(lead: Life, other: Life) -> bool:
    """Both were being handled for a while, and the answer to the one that leads came first."""
    first, second = _first(lead, "submit_draft"), _first(other, "submit_draft")
    both = max(_first(lead, "accept"), _first(other, "accept")) + timedelta(days=5)
    decided = _first(lead, "decide")
    return both < first and decided + timedelta(hours=2) < second < decided + APART


def _joined(lead: Life, other: Life, calendar: Calendar) -> tuple[Life, Life]:
    accepted = max(_first(lead, "accept"), _first(other, "accept"))
    day = office_hours.working(calendar, accepted.date() + timedelta(days=1))
    merged = office_hours.at(day, office_hours.AFTERNOON[0]) + timedelta(minutes=other.no % 180)
    decided, who = _first(lead, "decide"), _actor(other, "accept")
    answers = _answers(lead) + _answers(other)
    said = words("writing/replies")["joined"]
    into = {"into": lead.no, "reason": other.told.speaker.say(said[other.no % len(said)])}
    own = _first(other, "decide")
    kept = [s for s in other.steps if s.at < merged or s.at > own]
    theirs = [
        Step("merge", merged, who, into),
        Step("carry_over", decided + timedelta(minutes=1), SYSTEM, {"leading": lead.no}),
    ]
    taken_in = Step("absorb", merged + timedelta(minutes=1), SYSTEM, {"merged": other.no})
    mine = [_with(step, answers) for step in lead.steps]
    return (
        replace(lead, steps=_ordered([*mine, taken_in])),
        replace(other, steps=_ordered([*kept, *theirs])),
    )


def _with(step: Step, answers: tuple[object, ...]) -> Step:
    """The leading decision, and its draft, answer the claims of both."""
    if step.act == "decide":
        return replace(step, data={**step.data, "answers": answers})
    if step.act == "submit_draft":
        return replace(step, data={**step.data, "given": {**step.data["given"], "answers": answers}})
    return step


def _ordered(steps: list[Step]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda step: step.at))


def _answers(life: Life) -> tuple[object, ...]:
    return tuple(next(s for s in life.steps if s.act == "decide").data["answers"])


def _first(life: Life, act: str) -> datetime:
    return next(s.at for s in life.steps if s.act == act)


def _actor(life: Life, act: str) -> str:
    return next(s.by for s in life.steps if s.act == act)
