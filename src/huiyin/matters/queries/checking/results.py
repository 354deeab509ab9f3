"""What came of a check: who was reached, what they said as shares with intervals, the same for units with enough answers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.checking.estimating import Share, share_of
from huiyin.matters.checking.rows import DECLINED, DRAWN, NOT_REACHED, SAID
from huiyin.matters.models import ClosureCheck, Sample

PAGE = 50


@dataclass(frozen=True, slots=True)
class Answers:
    """How the matters of a sample (or of one unit in it) stand: drawn, answered, silent, and each answer's share."""

    drawn: int
    answered: int
    not_reached: int
    declined: int
    waiting: int
    shares: dict[str, Share] = field(default_factory=dict)
    enough: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """The whole sample, and each unit whose closings are in it; never anybody by name."""

    whole: Answers
    by_unit: list[tuple[int, Answers]]
    least: int


@dataclass(frozen=True, slots=True)
class Checked:
    """One page of the drawn matters, in the order of the lot, and the key from which the next goes on."""

    rows: list[ClosureCheck]
    after: str


def samples(actor: StaffActor) -> list[Sample]:
    """The checks of the actor's units, the newest first."""
    return list(Sample.objects.filter(by_unit_id__in=gate.units_of(actor)).order_by("-id")[:200])


def sample(sample_id: int, *, actor: StaffActor) -> Sample:
    """One check of the actor's units. Raises NoSuchMatter."""
    found = Sample.objects.filter(pk=sample_id, by_unit_id__in=gate.units_of(actor)).first()
    if found is None:
        raise gate.NoSuchMatter(str(sample_id))
    return found


def rows_of(found: Sample, *, actor: StaffActor, after: str = "", size: int = PAGE) -> Checked:
    """The drawn matters the actor may know of. Raises ValueError for a false key."""
    seen = gate.visible(actor).filter(pk=OuterRef("matter_id"))
    rows = ClosureCheck.objects.filter(Exists(seen), sample_id=found.pk).select_related("matter", "unit")
    if after:
        key = int(after)
        if not 0 <= key < 2**63:
            raise ValueError("no matter has such a number")
        rows = rows.filter(matter_id__gt=key)
    page = list(rows.order_by("matter_id")[: size + 1])
    return Checked(page[:size], str(page[size - 1].matter_id) if len(page) > size else "")


def result_of(found: Sample, *, on: date) -> Result:
    """What came of it. The whole sample speaks of all that could be drawn; a unit's part has no known whole."""
    law = counsel_for_new()
    rows = list(ClosureCheck.objects.filter(sample_id=found.pk).values_list("unit_id", "state", "said"))
    least = law.value("check_least", on) if "check_least" in law.pack.values else 1
    units = sorted({unit for unit, _, _ in rows})
    return Result(
        whole=_answers([row[1:] for row in rows], law, population=found.frame, least=1),
        by_unit=[
            (unit, _answers([row[1:] for row in rows if row[0] == unit], law, population=None, least=least))
            for unit in units
        ],
        least=least,
    )


def _answers(rows: Iterable[tuple[str, str]], law: Counsel, *, population: int | None, least: int) -> Answers:
    found = list(rows)
    states, said = (
        Counter(state for state, _ in found),
        Counter(code for state, code in found if state == SAID),
    )
    answered, drawn = states[SAID], len(found)
    codes = [code for code in law.group("checks") if code not in law.having("silent")]
    enough = answered >= least
    shares = (
        {c: share_of(said[c], answered=answered, drawn=drawn, population=population) for c in codes}
        if enough
        else {}
    )
    return Answers(
        drawn=drawn,
        answered=answered,
        not_reached=states[NOT_REACHED],
        declined=states[DECLINED],
        waiting=states[DRAWN],
        shares=shares,
        enough=enough,
    )


def to_ask(actor: StaffActor) -> list[tuple[int, int]]:
    """The open checks of the actor's own unit with how many of their matters still wait; one query."""
    waiting = ClosureCheck.objects.filter(sample_id=OuterRef("pk"), state=DRAWN)
    open_ones = Sample.objects.filter(Exists(waiting), by_unit_id=actor.unit_id, ended_on=None)
    return [(found.pk, found.drawn) for found in open_ones.order_by("id")]
