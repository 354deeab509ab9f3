"""How a matter was worked on: desks, stages, limits, promises, reviews, and what its person thought of it."""

from collections.abc import Iterator
from datetime import date, datetime

from huiyin.matters.facts import local_day
from huiyin.matters.gate import OWN_FILE
from huiyin.matters.models import Clock, Commitment, Event, Holding, Rating, Review
from huiyin.services.analytics.facts.reading import File, Row
from huiyin.services.analytics.facts.rows.about import Ground, days, hours
from huiyin.services.analytics.facts.rows.said import Said

READS_ALONG = ("joint", "office")  # holdings that let a unit read and put nothing on its desk


def stays(file: File, ground: Ground) -> Iterator[Said]:
    """Each stay on a desk; until somebody of the unit took it up, the time is nobody's."""
    for nth, one in enumerate(_stays(file)):
        ended = one["taken_up_at"] or one["until"]
        yield ground.about(
            file,
            one["unit_id"],
            day=local_day(one["since"]),
            left=local_day(one["until"]) if one["until"] else None,
            hours=hours(one["since"], one["until"]),
            nobody=hours(one["since"], ended),
            nth=nth,
            how=one["how"],
        )


def _stays(file: File) -> list[Row]:
    return [one for one in file.of(Holding) if one["how"] not in READS_ALONG]


def steps(file: File, ground: Ground) -> Iterator[Said]:
    """Each time in a stage, by the unit on whose desk it began."""
    moves = [one for one in file.of(Event) if one["stage_after"] != one["stage_before"]]
    for nth, one in enumerate(moves):
        left = moves[nth + 1]["on"] if nth + 1 < len(moves) else None
        yield ground.about(
            file,
            _desk_at(file, one["at"]),
            day=one["on"],
            left=left,
            stage=one["stage_after"],
            days=days(one["on"], left),
        )


def _desk_at(file: File, at: datetime) -> int | None:
    """The unit that held the matter after an act of that moment."""
    held = [one for one in _stays(file) if one["since"] <= at]
    return held[-1]["unit_id"] if held else None


def clocks(file: File, ground: Ground) -> Iterator[Said]:
    """Each limit that ran for a unit; those of the person are theirs, and nobody counts them."""
    law = ground.law(file)
    for one in file.of(Clock):
        if one["side"] == "person":
            continue
        ended: date | None = None if one["running"] else one["ended_on"]
        yield ground.about(
            file,
            one["unit_id"],
            day=one["start"],
            limit=one["limit"],
            role=str(law.role_of(one["limit"])),
            duty=law.is_duty(one["limit"]),
            due=one["due"],
            ended=ended,
            running=one["running"],
            late=days(one["due"], ended),
        )


def promises(file: File, ground: Ground) -> Iterator[Said]:
    """Each promise of a unit, its day, and the day it was kept; what the person disputes is not kept."""
    made = {one["no"]: one["on"] for one in file.of(Event)}
    for one in file.of(Commitment):
        yield ground.about(
            file,
            one["unit_id"],
            day=min((on for no, on in made.items() if no > one["no"]), default=file.matter["received_on"]),
            due=one["due"],
            kept=one["kept_on"],
            late=days(one["due"], one["kept_on"]),
            said=one["said"],
            disputed=one["disputed_on"] is not None,
            own=file.matter["channel"] == OWN_FILE,
        )


def reviews(file: File, ground: Ground) -> Iterator[Said]:
    """Each review asked for, by the unit whose answer was looked at again."""
    for one in file.of(Review):
        yield ground.about(
            file,
            one["respondent_id"],
            day=one["asked_on"],
            organ=one["organ_id"],
            stage=str(one["level"]),
            state=one["state"],
            outcome=one["outcome"],
            decided=one["decided_on"],
        )


def ratings(file: File, ground: Ground) -> Iterator[Said]:
    """What the person thought of the office and of the unit: the latest word of each matter."""
    for one in file.of(Rating)[-1:]:
        yield ground.about(file, day=local_day(one["at"]), of_office=one["office"], of_unit=one["unit"])
