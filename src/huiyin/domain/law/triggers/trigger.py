"""What a trigger is: on what kind of thing it is found, when it holds, what it says, and when it is grave."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from huiyin.domain.law.conditions import Condition
from huiyin.domain.law.terms import Basis, Text


class Upon(StrEnum):
    """What of a matter a trigger is found on; the program gathers the facts of each by itself."""

    CLOCK = "clock"  # a running limit of an office
    PROMISE = "promise"  # something an office said it would do by a day
    STAY = "stay"  # the time a matter lies on one desk
    HEARING = "hearing"  # a hearing that was called
    OBJECTION = "objection"  # an objection that is open: the matter is being passed to and fro
    CHECK = "check"  # what the person said when asked after the matter was closed


class Harm(StrEnum):
    """How much harm a lapse does, in two words and no number."""

    PLAIN = "plain"
    GRAVE = "grave"


@dataclass(frozen=True, slots=True)
class Graver:
    """When the lapse is grave, and why."""

    when: Condition
    because: Text


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger. ``harm`` says why it is a lapse at all; ``optional`` that a place may switch it off."""

    name: str
    label: Text
    upon: Upon
    when: Condition
    says: Text
    evidence: tuple[Text, ...]
    harm: Text
    graver: Graver | None
    basis: tuple[Basis, ...]
    optional: bool = False
