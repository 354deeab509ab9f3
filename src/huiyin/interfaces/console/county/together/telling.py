"""The stories of people who come together, read from their files and told as lives of the county."""

# ruff: noqa: S311  (seeded chance makes the same people every time; nothing here is a secret)

import random
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from huiyin.domain.law.counsel import counsel
from huiyin.interfaces.console.county import people
from huiyin.interfaces.console.county.lives import PERSON, SYSTEM, WEB, Life, Step
from huiyin.interfaces.console.county.plan import PACK
from huiyin.interfaces.console.county.together import receptions
from huiyin.interfaces.console.county.together.moments import Moments
from huiyin.interfaces.console.county.writing.answering import ClaimAnswer
from huiyin.interfaces.console.county.writing.cast import Ground, Person, person
from huiyin.interfaces.console.county.writing.grammar import Speaker
from huiyin.interfaces.console.county.writing.matter import Told
from huiyin.interfaces.console.county.writing.scenery import Scene, words

STORIES = ("heating", "bus", "wages", "road", "clinic", "parking", "drill", "boiler", "route")
WHEN = frozenset({"do", "by", "wd", "at", "after", "now"})
NOT_STAFF = frozenset({PERSON, SYSTEM, WEB})


def come_together(lives: list[Life], now: datetime) -> list[Life]:
    """The lives with receptions in some of them, every story after them, and the calendar of receptions as a life without a matter."""
    moments, no = Moments(counsel(PACK).calendar, now), len(lives)
    found = receptions.with_receptions(lives, moments)
    for name in STORIES:
        no += 1
        found.append(_life(no, name, words(f"together/stories/{name}"), moments))
    return [*found, Life(no + 1, found[-1].told, receptions.calendar(moments))]


def _life(no: int, name: str, story: Mapping[str, Any], moments: Moments) -> Life:
    told = _told(story, random.Random(f"together:{name}"), moments)
    crowd = neighbours(name, story["town"], story["spot"], story.get("people", 0))
    return Life(no, told, tuple(_steps(story["steps"], moments, crowd)))


def _told(story: Mapping[str, Any], rng: random.Random, moments: Moments) -> Told:
    here = _ground(story["town"], story["spot"])
    scene = Scene(f"together_{story['category']}", story["category"], "appeal", 0, (), story["title"], [], ())
    return Told(
        scene=scene,
        channel=story["channel"],
        title=story["title"],
        body=story["body"].strip(),
        claims=tuple(story["claims"]),
        asks=(),
        people=tuple(person(rng, here) for _ in range(story.get("named", 1))),
        heads=story["heads"],
        anonymous=False,
        place=here.name,
        place_code=here.code,
        unit=story["unit"],
        accused="",
        speaker=Speaker(rng, moments.today, {}, {}),
    )


def _ground(town: str, spot: str) -> Ground:
    row = next(t for t in words("places")["towns"] if t["name"] == town)
    slots = {"place": spot, "village": spot if spot.endswith("村") else "", "estate": spot}
    return Ground(row, slots, f"{town}{spot}", row["code"])


def neighbours(story: str, town: str, spot: str, count: int) -> list[Person]:
    """So many people of one place, no two of one name."""
    rng, here, found = random.Random(f"neighbours:{story}"), _ground(town, spot), dict[str, Person]()
    while len(found) < count:
        one = person(rng, here)
        found.setdefault(one.name, one)
    return list(found.values())


def _steps(rows: list[Mapping[str, Any]], moments: Moments, crowd: list[Person]) -> Iterator[Step]:
    before: datetime | None = None
    for row in rows:
        before = moments.step(row, before)
        data = {name: moments.read(value) for name, value in row.items() if name not in WHEN}
        if row["do"] == "decide":
            data["answers"] = tuple(ClaimAnswer(**one) for one in data["answers"])
        if "people" in data:
            data["people"] = tuple(crowd[slice(*data["people"])])
        if "signs" not in data:
            yield Step(row["do"], before, _who(row["by"]), data)
            continue
        first, last = data["signs"]  # one after the other, each by themselves
        for place, who in enumerate(crowd[first:last], start=first + 1):
            yield Step(row["do"], before, WEB, {"person": who, "place": place})
            before += timedelta(minutes=data["every"])


def _who(by: str) -> str:
    """A login: "cs_zjj.handler.1" is the second handler there. Who is no staff stays as they are."""
    if by in NOT_STAFF or by.startswith("signer."):
        return by
    unit, role, *no = by.split(".")
    return people.at_desk(unit, role, int(no[0]) if no else 0).login
