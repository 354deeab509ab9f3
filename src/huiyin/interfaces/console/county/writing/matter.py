"""Telling a matter: from a scene, a voice and a channel to a title, a text and what is asked."""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from huiyin.interfaces.console.county.writing import cast
from huiyin.interfaces.console.county.writing.cast import Ground, Person
from huiyin.interfaces.console.county.writing.grammar import Speaker
from huiyin.interfaces.console.county.writing.scenery import Ask, Scene, competent, words

SHORTEST, LONGEST = 80, 500
ON_SITE = (
    "city",
    "environment",
    "traffic",
    "housing",
    "rural.irrigation",
    "land",
    "village.living",
)  # one can go and look
OWN_OPENING = re.compile(r"^(我们?|本人|我们家)?(家)?(是|在|住在|家住|系|叫|开|准备|租|想)|^本人|^我们是")


@dataclass(frozen=True, slots=True)
class Told:
    """A matter as somebody brings it, before any office has touched it."""

    scene: Scene
    channel: str
    title: str
    body: str
    claims: tuple[str, ...]
    asks: tuple[Ask, ...]
    people: tuple[Person, ...]
    heads: int
    anonymous: bool
    place: str
    place_code: str
    unit: str
    accused: str
    speaker: Speaker = field(compare=False, repr=False)


def tell(rng: random.Random, scene: Scene, channel: str, on: date, *, lead: str = "") -> Told:
    """A matter brought on that day. `lead` is a sentence that goes before the story (an earlier attempt, another place)."""
    here = cast.ground(rng, scene.where, new=scene.new)
    joint, low, high = scene.joint
    heads = rng.randint(low, high) if rng.random() < joint and not lead else 1
    anonymous = heads == 1 and channel in {"online", "letter"} and rng.random() < scene.anonymous
    who = cast.person(rng, here, scene.gender)
    draft = _write(rng, scene, channel, on, here, who, heads, anonymous, lead)
    for _ in range(12):
        wrong = _out_of_character(draft.body, who) or not SHORTEST <= len(draft.body) <= LONGEST
        if not wrong:
            break
        draft = _write(rng, scene, channel, on, here, who, heads, anonymous, lead)
    others = tuple(cast.person(rng, here) for _ in range(min(heads, 5) - 1))
    return replace(draft, people=(who, *others))


def _write(
    rng: random.Random,
    scene: Scene,
    channel: str,
    on: date,
    here: Ground,
    who: Person,
    heads: int,
    anonymous: bool,
    lead: str,
) -> Told:
    voice = rng.choice(scene.voices)
    if voice == "farmer" and not here.slots["village"].endswith("村"):
        voice = "resident"  # nobody tills the soil in the middle of town
    case = _case(rng, scene, here)
    said: dict[str, str] = {"heads": str(heads)} if heads > 1 else {}
    accused = cast.accused(rng, scene, here)
    unit = cast.responsible(scene, here, competent()[scene.category])
    pools = cast.pools(rng, scene, who, here, voice)
    pools |= {k: v for k, v in case.items() if k not in {"ask", "where"}}
    pools |= {"unit": cast.short_name(unit)} | ({"accused": cast.short_name(accused)} if accused else {})
    if heads > 1:
        said["me"] = "我们"
    speaker = Speaker(rng, on, pools, said)
    story = _story(rng, speaker, scene, voice, channel, heads, anonymous, lead)
    asks = _asked(rng, scene, case.get("ask"))
    return Told(
        scene=scene,
        channel=channel,
        title=speaker.say(scene.title),
        body=story,
        claims=tuple(speaker.say(a.text) for a in asks),
        asks=asks,
        people=(),
        heads=heads,
        anonymous=anonymous,
        place=here.name,
        place_code=here.code,
        unit=unit,
        accused=accused,
        speaker=speaker,
    )


def _case(rng: random.Random, scene: Scene, here: Ground) -> Mapping[str, Any]:
    """The variant of the scene that is told: its own words, and which of the asks belong to it."""
    rural = here.slots["place"] == here.slots["village"]
    fitting = [c for c in scene.cases if rural or c.get("where") != "rural"]
    return rng.choice(fitting) if fitting else {}


def _asked(rng: random.Random, scene: Scene, only: list[int] | None) -> tuple[Ask, ...]:
    asks = tuple(scene.asks[i] for i in only) if only else scene.asks
    first, rest = asks[:1], asks[1:]
    return (*first, *(a for a in rest if rng.random() < 0.6))


def _story(
    rng: random.Random,
    s: Speaker,
    scene: Scene,
    voice: str,
    channel: str,
    heads: int,
    anonymous: bool,
    lead: str,
) -> str:
    parts = [s.say(t) for t in scene.tell]
    parts = [p for p in parts if p]
    voices = words("writing/voices")
    if scene.kind == "appeal" and rng.random() < 0.45:
        pool = voices["extras"] + (voices["extras_site"] if scene.category.startswith(ON_SITE) else [])
        more = rng.sample(pool, rng.choice((1, 1, 2, 3)))
        parts[-1:-1] = [s.say(m) for m in more]
    elif len(parts) > 4 and rng.random() < 0.3:
        parts.pop(rng.randrange(2, len(parts)))
    intro = "" if anonymous else _intro(s, voices, voice, channel, parts[0])
    if heads > 1:
        intro = s.say(voices["group_call" if channel == "call" else "group_open"])
    end = "" if scene.nothing else s.say(voices["voices"][voice]["end"])
    close = s.say(voices["anonymous_close"] if anonymous else voices["close"][channel])
    body = _join(rng, [s.say(lead) + intro + parts[0], *parts[1:], end], channel, voices)
    if close.startswith(("谢谢", "盼")) and end[-4:-1].endswith(close[:2]):
        close = ""  # nobody thanks twice in a breath
    return _laid_out(s.say(voices["greet"][channel]), _tidy(body), close, channel)


def _intro(s: Speaker, voices: Mapping[str, Any], voice: str, channel: str, first: str) -> str:
    if OWN_OPENING.match(first):
        return ""
    return s.say(voices["intro_call"] if channel == "call" else voices["voices"][voice]["intro"])


def _join(rng: random.Random, parts: list[str], channel: str, voices: Mapping[str, Any]) -> str:
    if channel != "call":
        return "".join(parts)
    links = rng.sample(voices["spoken_links"], len(voices["spoken_links"]))
    spoken = [p if rng.random() > 0.25 or not p or not links else f"{links.pop()}，{p}" for p in parts[1:-1]]
    return "".join([parts[0], *spoken, parts[-1]])


def _laid_out(greet: str, body: str, close: str, channel: str) -> str:
    if channel == "letter":
        return "\n".join(filter(None, (greet, "　　" + body, close)))
    if channel == "online" and greet.endswith("："):
        return "\n".join(filter(None, (greet, body + close)))
    if channel == "online" and close and not close.endswith(("。", "！")):
        return f"{greet}{body}\n{close}"
    return f"{greet}{body}{close}"


def _tidy(text: str) -> str:
    """Without the commas and full stops that an empty choice leaves behind."""
    text = re.sub("，+([。！？；])", r"\1", re.sub("，，+", "，", text))
    return re.sub("([。！？；])[。；]+", r"\1", text)


def _out_of_character(body: str, who: Person) -> bool:
    if who.gender == "man":
        return bool(re.search(r"我怀孕|孩子的妈妈|个妈妈|两个孩子的妈妈|我爱人怀孕", body))
    return bool(re.search(r"老汉|孩子的爸爸|入伍|儿媳妇嫌", body))
