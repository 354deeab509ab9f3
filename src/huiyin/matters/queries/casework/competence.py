"""Which units are competent for a matter in hand, and what a change of rules would have done to last month's matters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.competence import About, Competent, competent, first, fits, rules_on
from huiyin.foundation.units.models import RoutingRule, Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Accused, Matter
from huiyin.matters.record.identity import first_id

LOOKED_BACK = timedelta(days=31)
LOOKED_AT = 5_000  # newest matters of the month; beyond this the page says that there were more
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Moved:
    """A matter that would have gone elsewhere; None where no unit is competent."""

    id: int
    number: str
    title: str
    before: Unit | None
    after: Unit | None


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a change would have done: how many matters were looked at, whether there were more, and those that move."""

    looked_at: int
    more: bool
    count: int
    shown: list[Moved]


def about(matter: Matter) -> About:
    """What decides whose the matter is."""
    return About(matter.category, matter.place, matter.kind)


def competent_for(matter: Matter, on: date, rules: Sequence[RoutingRule] | None = None) -> list[Competent]:
    """The competent units but the one that holds it; never one that is shut out. Two queries, one with the rules given."""
    known = rules_on(on) if rules is None else rules
    barred = shut_out(matter) | {matter.holder_id}
    return competent(about(matter), on=on, rules=known, shut_out=barred)


def dry_run(
    actor: StaffActor, *, before: Sequence[RoutingRule], after: Sequence[RoutingRule], on: date, now: datetime
) -> DryRun:
    """Ask both sets of rules about every matter of the last month that the actor may see; two queries."""
    since = first_id(now - LOOKED_BACK)
    rows = gate.real(gate.visible(actor)).filter(pk__gte=since).order_by("-pk")
    fields = ("pk", "number", "title", "category", "place", "kind")
    found = list(rows.values_list(*fields)[: LOOKED_AT + 1])
    barred, changed = _barred(since), _changed(before, after)
    moved = []
    for pk, number, title, *words in found[:LOOKED_AT]:
        matter, out = About(*words), barred.get(pk, frozenset())
        if not any(fits(rule, matter) for rule in changed):
            continue
        old = first(matter, on=on, rules=before, shut_out=out)
        new = first(matter, on=on, rules=after, shut_out=out)
        if old != new:
            moved.append(Moved(pk, number, title, old, new))
    return DryRun(min(len(found), LOOKED_AT), len(found) > LOOKED_AT, len(moved), moved[:SHOWN])


def _barred(since: int) -> dict[int, frozenset[int]]:
    """For each of the month's matters that complain of units, who is shut out of it."""
    rows = Accused.objects.filter(matter_id__gte=since, unit__isnull=False)
    found: dict[int, frozenset[int]] = {}
    for matter_id, unit_id in rows.values_list("matter_id", "unit_id"):
        found[matter_id] = found.get(matter_id, frozenset()) | tree().kin(unit_id)
    return found


def _changed(before: Sequence[RoutingRule], after: Sequence[RoutingRule]) -> list[RoutingRule]:
    """The rules that stand on one side only; nothing else can move a matter."""
    kept = {rule.pk for rule in before} & {rule.pk for rule in after} - {None}
    return [rule for rule in (*before, *after) if rule.pk not in kept]
