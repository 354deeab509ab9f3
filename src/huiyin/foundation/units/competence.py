"""Which unit a matter belongs to, and why: the narrowest rule in force, then the duties of units (Art 22)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import F, Q, QuerySet

from huiyin.domain.reading.folding import fold
from huiyin.foundation.units.models import RoutingRule, Unit
from huiyin.foundation.units.tree import Tree, tree


@dataclass(frozen=True, slots=True)
class About:
    """What a matter is about, as far as it decides whose it is."""

    category: str = ""
    place: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Competent:
    """A unit in force, by a rule or by a duty of its own, and the ended unit in whose place it stands, if so."""

    unit: Unit
    rule: RoutingRule | None
    duty: str
    instead_of: Unit | None


def rules_on(day: date) -> list[RoutingRule]:
    """The rules in force that day; one query."""
    return list(real_rules().filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day))


def real_rules() -> QuerySet[RoutingRule]:
    """All rules but those called off before they began, which are kept with a last day before their first."""
    return RoutingRule.objects.filter(Q(valid_to=None) | Q(valid_to__gte=F("valid_from"))).order_by("id")


def competent(
    about: About, *, on: date, rules: Iterable[RoutingRule], shut_out: frozenset[int] = frozenset()
) -> list[Competent]:
    """The competent units, the best first, each once; never one that is shut out of the matter in hand.

    Of the fitting rules the narrowest goes first: the one with the longer category, then the longer place, then a kind.
    A unit that has ended leads to the one that carries on its powers.
    """
    found: dict[int, Competent] = {}
    for one in _ranked(about, on, rules):
        if one.unit.pk not in shut_out and one.unit.pk not in found:
            found[one.unit.pk] = one
    return list(found.values())


def first(
    about: About, *, on: date, rules: Iterable[RoutingRule], shut_out: frozenset[int] = frozenset()
) -> Unit | None:
    """The best of them alone, or None: looks no further than it must."""
    return next((one.unit for one in _ranked(about, on, rules) if one.unit.pk not in shut_out), None)


def fits(rule: RoutingRule, about: About) -> bool:
    """Whether the rule speaks of such a matter; what it leaves open fits everything."""
    return (
        (not rule.category or covers(rule.category, about.category))
        and (not rule.place or plain(rule.place) in plain(about.place))
        and rule.kind in ("", about.kind)
    )


def covers(wide: str, narrow: str) -> bool:
    """Whether a category is the other one or a branch of it."""
    return narrow == wide or narrow.startswith(f"{wide}.")


@lru_cache(maxsize=20_000)
def plain(place: str) -> str:
    """A place as it is compared: full width and spaces make no difference."""
    return "".join(fold(place).split())


def _ranked(about: About, on: date, rules: Iterable[RoutingRule]) -> Iterator[Competent]:
    whole = tree()
    yield from _by_rule(about, on, rules, whole)
    yield from (Competent(unit, None, duty, None) for unit, duty in _by_duty(about.category, on, whole))


def _by_rule(about: About, on: date, rules: Iterable[RoutingRule], whole: Tree) -> Iterator[Competent]:
    fitting = sorted((rule for rule in rules if fits(rule, about)), key=_narrowest_first)
    for rule in fitting:
        named = whole.units.get(rule.unit_id)
        unit = whole.successor(rule.unit_id, on, about.category) if named else None
        if named and unit and (unit.valid_to is None or unit.valid_to >= on):
            yield Competent(unit, rule, "", None if unit.pk == named.pk else named)


def _narrowest_first(rule: RoutingRule) -> tuple[int, int, bool, int]:
    return (
        -len(rule.category.split(".")) * bool(rule.category),
        -len(plain(rule.place)),
        not rule.kind,
        -(rule.pk or 0),
    )


def _by_duty(category: str, on: date, whole: Tree) -> list[tuple[Unit, str]]:
    """Units whose duties cover the category, those named for it most exactly first; kept as long as the tree is."""
    if (category, on) not in whole.dutiful:
        pairs = [
            (unit, max((d for d in unit.duties if covers(d, category)), key=len, default=""))
            for unit in (whole.in_force(on) if category else ())
        ]
        whole.dutiful[category, on] = sorted((p for p in pairs if p[1]), key=lambda p: -len(p[1]))
    return whole.dutiful[category, on]
