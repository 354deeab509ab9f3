"""Who and where: an invented person on invented ground, and the words that belong to both."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from huiyin.interfaces.console.county.writing.scenery import Scene, units, words


@dataclass(frozen=True, slots=True)
class Person:
    """An invented petitioner. The telephone numbers 190-0000-xxxx are given to nobody."""

    name: str
    gender: str
    phone: str
    address: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a matter happens: a township with one village, estate, road and so on chosen in it."""

    town: Mapping[str, Any]
    slots: Mapping[str, str]
    name: str  # as the matter's place is written
    code: str


def ground(rng: random.Random, where: str, *, new: bool = False) -> Ground:
    """A township by its weight, and a spot in it. `where` is urban, rural or any; `new` asks for an estate built of late."""
    old = set(words("places")["old_estates"]) if new else set()
    towns = [
        t
        for t in words("places")["towns"]
        if where == "any" or t["urban"] == (where == "urban") or _mixed(t, where)
    ]
    town = rng.choices(towns, [t["weight"] for t in towns])[0]
    road, *rest = rng.sample(town["roads"], len(town["roads"]))
    slots = {
        "town": town["name"],
        "village": rng.choice(town["villages"]),
        "estate": rng.choice([e for e in town["estates"] if e not in old]),
        "road": road,
        "road2": rest[0] if rest else "澄江大道",
        "school": rng.choice(town["schools"]),
        "kinder": rng.choice(town["kindergartens"]),
        "market": rng.choice(town["markets"]),
        "river": rng.choice(town["rivers"]),
    }
    slots["place"] = slots["estate"] if town["urban"] and where != "rural" else slots["village"]
    slots["spot"] = slots["place"] + ("口" if slots["place"].endswith("村") else "门口")
    slots["local"] = "村里" if slots["place"].endswith("村") else "社区"
    slots["primary"] = _school(town, "小学")
    slots["middle"] = _school(town, "中学")
    return Ground(town, slots, f"{town['name']}{slots['place']}", town["code"])


def _school(town: Mapping[str, Any], kind: str) -> str:
    return next((s for s in town["schools"] if kind in s), str(town["schools"][0]))


def _mixed(town: Mapping[str, Any], where: str) -> bool:
    # two towns have both a built-up middle and villages
    return where == "rural" and town["urban"] and any(v.endswith("村") for v in town["villages"])


def person(rng: random.Random, here: Ground, gender: str = "") -> Person:
    """Somebody of this ground."""
    gender = gender or rng.choice(("man", "woman"))
    pool = words("writing/words")
    name = rng.choice(pool["surnames"]) + rng.choice(pool["given_men" if gender == "man" else "given_women"])
    if rng.random() < 0.12 and len(name) == 2:
        name += rng.choice("英华平生兰庆")
    return Person(name, gender, f"1900000{rng.randrange(10_000):04d}", _address(rng, here))


def _address(rng: random.Random, here: Ground) -> str:
    town = here.town["name"]
    if here.slots["place"] == here.slots["village"]:
        return f"澄水县{town}{here.slots['village']}{rng.randint(1, 12)}组{rng.randint(1, 80)}号"
    return f"澄水县{town}{here.slots['estate']}{rng.randint(1, 18)}栋{rng.randint(1, 4)}单元{rng.randint(1, 17)}0{rng.randint(1, 4)}室"


def pools(rng: random.Random, scene: Scene, who: Person, here: Ground, voice: str) -> dict[str, object]:
    """Every slot that the scene's sentences may name."""
    given = words("writing/words")
    told: dict[str, object] = {k: given[k] for k in ("builder", "site", "shop", "boss")}
    told |= here.slots
    told |= {
        "company": given["agri"] if scene.category.startswith("rural") else given["company"],
        "name": who.name,
        "surname": who.name[0],
        "surname2": [s for s in given["surnames"] if s != who.name[0]],
        "group": "n:1-12",
        "bld": "n:1-18",
        "room": [f"{f}0{d}" for f in range(2, 18) for d in range(1, 5)],
        "age": {"elder": "n:64-79", "young": "n:22-34", "parent": "n:29-43"}.get(voice, "n:34-63"),
        "oldage": "n:66-83",
        "me": words("writing/voices")["voices"][voice]["me"],
        "heads": "n:5-30",
    }
    return told | dict(scene.slots)


def accused(rng: random.Random, scene: Scene, here: Ground) -> str:
    """The code of the unit complained of, where the scene is a report; never the discipline commission."""
    if scene.accused == "township":
        return str(here.town["unit"])
    if isinstance(scene.accused, Sequence) and not isinstance(scene.accused, str):
        return str(rng.choice(list(scene.accused)))
    return ""


def responsible(scene: Scene, here: Ground, category_unit: str) -> str:
    """The code of the unit that is competent for what the scene tells."""
    code = scene.unit or category_unit
    return str(here.town["unit"]) if code == "township" else code


def short_name(code: str) -> str:
    """How people call the unit."""
    return str(units()[code]["short"])
