"""Triggers: when an office's work falls short of the law, what shows it, how much it harms; a finding is always of an office.

A trigger is found on one thing of a matter (a running limit, a promise, a stay on a desk ...). What it says is computed
from the days and numbers of that thing alone; nothing of the person whose matter it is enters it.
"""

from __future__ import annotations

from dataclasses import dataclass

from huiyin.domain.law.answering.phrases import fill, finder
from huiyin.domain.law.conditions import Situation
from huiyin.domain.law.pack import Pack
from huiyin.domain.law.terms import Basis, Text
from huiyin.domain.law.triggers.trigger import Harm, Trigger


@dataclass(frozen=True, slots=True)
class Finding:
    """A lapse as it stood on one day: what is computed, what shows it, how grave it is and why, on which articles."""

    trigger: str
    label: Text
    says: Text
    evidence: tuple[Text, ...]
    harm: Harm
    harm_why: Text
    basis: tuple[Basis, ...]


def judge(pack: Pack, trigger: Trigger, now: Situation) -> Finding | None:
    """The finding in a situation whose facts have been checked; None where the trigger does not hold."""
    if not trigger.when.holds(now):
        return None
    find = finder(now, pack, {"article": tuple(one.number for one in trigger.basis)})
    graver = trigger.graver if trigger.graver and trigger.graver.when.holds(now) else None
    return Finding(
        trigger=trigger.name,
        label=trigger.label,
        says=fill(pack, trigger.says, find),
        evidence=tuple(fill(pack, one, find) for one in trigger.evidence),
        harm=Harm.GRAVE if graver else Harm.PLAIN,
        harm_why=fill(pack, graver.because if graver else trigger.harm, find),
        basis=trigger.basis,
    )
