"""One supervision with its measures, its matter and what the law says to each act on it; and all of one matter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.why import Permit, Refusal
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.asking import answer_to, clocks_of, counsel_for
from huiyin.matters.facts import facts_of, local_day
from huiyin.matters.lapses.standing import standing, waiting
from huiyin.matters.models import Event, Holding, Matter, Measure, Supervision
from huiyin.matters.queries.lapses.listed import found_acts
from huiyin.matters.queries.offered import is_open

ACTS = (
    *("confirm_lapse", "dismiss_lapse", "take_measure"),
    *("return_for_redo", "raise_level", "end_supervision"),
)


@dataclass(frozen=True, slots=True)
class Supervised:
    """A supervision, its measures oldest first, its matter, and the law's answer to each act of those who supervise."""

    matter: Matter
    row: Supervision
    measures: list[Measure]
    law: Counsel
    answers: dict[str, Permit | Refusal]

    @property
    def open_acts(self) -> list[str]:
        """The acts whose form may be opened now."""
        return [act for act, answer in self.answers.items() if is_open(answer)]

    @property
    def waiting(self) -> list[Measure]:
        """The measures that wait for the unit's answer."""
        return waiting(self.measures) if self.row.state == "confirmed" else []


def supervised(matter_id: int, no: int, *, actor: StaffActor, at: datetime, log: bool = True) -> Supervised:
    """For reading, which is logged, and for acting; acts are offered to those who supervise alone. Raises NoSuchMatter."""
    if log:
        matter = gate.read(matter_id, actor=actor, at=at, purpose="supervision")
    else:
        matter = gate.reach(matter_id, actor=actor, lock=False)
    row = next(iter(select(Supervision, matter=matter.pk, no=no)), None)
    if row is None:
        raise gate.NoSuchMatter(_("There is no such supervision in this matter."))
    measures = select(Measure, order="no", matter=matter.pk, supervision_no=no)
    law, clocks = counsel_for(matter), clocks_of(matter)
    facts = facts_of(matter, actor=actor, clocks=clocks, lawyer=law, **standing(row, measures, actor))
    acts = ACTS if actor.may(SUPERVISE) else ()
    on = local_day(at)
    return Supervised(matter, row, measures, law, {act: answer_to(act, facts, law, on) for act in acts})


def measure_to_answer(
    matter_id: int, no: int, *, actor: StaffActor, at: datetime, log: bool = True
) -> tuple[Supervised, Measure]:
    """A measure with its supervision, for the unit it went to. Raises NoSuchMatter, NotOnYourDesk."""
    gate.reach(matter_id, actor=actor, lock=False)
    measure = next(iter(select(Measure, matter=matter_id, no=no)), None)
    if measure is None:
        raise gate.NoSuchMatter(_("There is no such measure in this matter."))
    if measure.unit_id not in gate.units_of(actor):
        raise gate.NotOnYourDesk(_("Only the unit to which the measure went answers it."))
    return supervised(matter_id, measure.supervision_no, actor=actor, at=at, log=log), measure


@dataclass(frozen=True, slots=True)
class Raising:
    """A matter in which somebody raises a lapse: the units that have it or had it."""

    matter: Matter
    law: Counsel
    units: list[Unit]


def raising(matter_id: int, *, actor: StaffActor, at: datetime, log: bool = True) -> Raising:
    """For the form by which a lapse is raised by hand. Raises NoSuchMatter, NotPermitted."""
    matter = gate.reach(matter_id, actor=actor, needs=SUPERVISE, lock=False)
    if log:
        matter = gate.read(matter_id, actor=actor, at=at, purpose="supervision")
    stays = select(Holding, order="no", matter=matter.pk)
    units = dict.fromkeys([matter.holder_id, *(row.unit_id for row in reversed(stays))])
    return Raising(matter, counsel_for(matter), [tree().units[unit_id] for unit_id in units])


def in_matter(matter: Matter, events: Iterable[Event]) -> list[tuple[Supervision, list[Measure]]]:
    """Every supervision of a matter that was reached, the newest first, with its measures."""
    if not found_acts(events):
        return []
    measures = select(Measure, order="no", matter=matter.pk)
    rows = select(Supervision, order="no", matter=matter.pk)
    return [(row, [m for m in measures if m.supervision_no == row.no]) for row in reversed(rows)]
