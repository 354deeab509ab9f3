"""What offices write back: the answer to each claim, and the words of every other act."""

import random
from dataclasses import dataclass
from typing import Any

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.console.county.writing.matter import Told
from huiyin.interfaces.console.county.writing.scenery import units, words

APART = 0.3  # how often a unit that was wrong has the conduct of its people dealt with apart
WEIGHTS = {"support": 56, "partial": 22, "explain": 20, "not_support": 16}


@dataclass(frozen=True, slots=True)
class ClaimAnswer:
    """The answer to one claim; `days` says within how many days of the answer the measure is to be done."""

    outcome: str
    finding: str
    facts: str
    reason: str
    basis: str
    measure: str = ""
    days: int = 0
    assistance: str = ""
    conduct: str = ""
    no_question: str = ""
    lacking: tuple[
        str, ...
    ] = ()  # the rule, what it lacks, the change proposed, the code of the unit in charge


def answers(rng: random.Random, told: Told) -> tuple[ClaimAnswer, ...]:
    """One answer for each claim, chosen among those the scene offers."""
    if not told.asks:
        return (_acknowledged(told),)
    return tuple(_answer(rng, told, dict(ask.answers)) for ask in told.asks)


def _acknowledged(told: Told) -> ClaimAnswer:
    """The answer to a letter that asks nothing: it was read, and the door is open."""
    said = words("writing/replies")["refuse_words"]["no_content"]
    plain = told.speaker.say(said)
    return ClaimAnswer(
        "explain", "reasonable_no_basis", plain, plain, "《信访工作条例》", assistance=_assistance(told)
    )


def _answer(rng: random.Random, told: Told, offered: dict[str, list[Any]]) -> ClaimAnswer:
    codes = list(offered)
    outcome = rng.choices(codes, [WEIGHTS[c] for c in codes])[0]
    finding, facts, basis, *measure = offered[outcome]
    reasons = words("writing/replies")["reasons"][told.scene.kind]
    if not measure and outcome in {"support", "partial"}:
        common = words("writing/replies")["measures"][told.scene.kind]
        measure = list(told.scene.notes.get("measure") or rng.choice(common))
    key = "office_wrong" if finding == "office_wrong" else outcome
    said = told.speaker.say
    return ClaimAnswer(
        outcome=outcome,
        finding=finding,
        facts=_ended(said(facts)),
        reason=said(told.scene.notes.get("reason", reasons[key])),
        basis=basis,
        measure=said(measure[0]) if measure else "",
        days=int(measure[1]) if measure else 0,
        **_what_follows(rng, told, finding),
    )


def _what_follows(rng: random.Random, told: Told, finding: str) -> dict[str, Any]:
    """What an appeal's finding asks for besides: help, a word on conduct, a change of the rule."""
    if told.scene.kind != "appeal":
        return {}
    if finding == "reasonable_no_basis":
        return {"assistance": _assistance(told)}
    if finding == "office_wrong":
        common = words("writing/replies")["no_question"]
        apart = rng.random() < APART
        return (
            {"conduct": "apart"} if apart else {"conduct": "no_question", "no_question": rng.choice(common)}
        )
    return {"lacking": tuple(told.scene.notes["lacking"])} if finding == "rule_lacking" else {}


def _assistance(told: Told) -> str:
    return told.speaker.say(words("writing/replies")["assistance"])


def words_for(told: Told, act: str) -> str:
    """What is written with an act, from the scene if it has its own words, else from the county's."""
    own = told.scene.notes.get(act)
    return told.speaker.say(own if own else words("writing/replies")[act])


def refusal(told: Told, ground: str) -> str:
    """The reason of a refusal."""
    return told.speaker.say(words("writing/replies")["refuse_words"][ground])


def redirection(told: Told) -> dict[str, str]:
    """Which legal path, why, and the right door with its time."""
    scene = told.scene.redirect
    if scene:
        said = told.speaker.say
        door = f"请向{scene['to']}提出，依据{scene['law']}；{said(scene['until'])}。"
        return {
            "legal_path": scene["path"],
            "reason": f"经审查，您{said(scene['why'])}。",
            "right_door": door,
        }
    common, unit = words("writing/replies"), units()[told.unit]
    why = common["duty_why"].replace("<unit_name>", unit["name"])
    door = f"{unit['name']}，地址：{unit['address']}，电话：{unit['phone']}。{common['duty_until']}。"
    return {"legal_path": "art31_5", "reason": f"经审查，您{why}。", "right_door": door}


def report(law: Counsel, given: tuple[ClaimAnswer, ...]) -> dict[str, str]:
    """What a unit reports on an assignment: facts, opinion and how it is carried out, from its own answers."""
    common = words("writing/replies")["report"]
    measures = [a.measure for a in given if a.measure]
    return {
        "facts": "\n".join(dict.fromkeys(a.facts for a in given)),
        "opinion": "\n".join(f"{a.reason.rstrip('。')}（{law.term(a.outcome).say('zh')}）。" for a in given),
        "execution": common["execution"] + "；".join(measures) + "。" if measures else common["nothing"],
    }


def _ended(text: str) -> str:
    return text if text.endswith(("。", "！", "？")) else f"{text}。"
