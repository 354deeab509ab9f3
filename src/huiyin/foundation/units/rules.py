"""Entering and ending routing rules: dated, never deleted, and refused where they make no sense."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from huiyin.foundation.units.competence import plain, real_rules
from huiyin.foundation.units.models import RoutingRule, Unit
from huiyin.foundation.units.tree import tree
from huiyin.foundation.units.unusable import Fault, Unusable


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as somebody wants it: at least one of category, place and kind, the unit, and its days."""

    category: str
    place: str
    kind: str
    unit_id: int
    note: str
    first: date
    last: date | None

    def row(self) -> RoutingRule:
        """The rule as a row that is not written yet."""
        return RoutingRule(
            category=self.category,
            place=self.place.strip(),
            kind=self.kind,
            unit_id=self.unit_id,
            note=self.note.strip()[:200],
            valid_from=self.first,
            valid_to=self.last,
        )


def check(rule: Rule, *, categories: Container[str], kinds: Container[str], on: date) -> None:
    """Raises Unusable with everything that is wrong with the rule; `on` is the present day."""
    faults = [*_contents(rule, categories, kinds), *_days(rule, on), *_unit(rule)]
    faults = faults or list(_quarrels(rule))
    if faults:
        raise Unusable(*faults)


def enter(
    rule: Rule, *, categories: Container[str], kinds: Container[str], on: date, by: str, at: datetime
) -> RoutingRule:
    """Write the rule with who entered it and when. Raises Unusable."""
    with transaction.atomic():
        _one_at_a_time()
        check(rule, categories=categories, kinds=kinds, on=on)
        row = rule.row()
        row.entered_by, row.entered_at = by[:60], at
        row.save()
    return row


def find(rule_id: int, *, on: date) -> RoutingRule:
    """A rule that is in force or still to come. Raises Unusable."""
    row = real_rules().filter(Q(valid_to=None) | Q(valid_to__gte=on), pk=rule_id).first()
    if row is None:
        raise Unusable(Fault("", _("There is no such rule, or it has ended already.")))
    return row


def end(rule_id: int, *, last: date, on: date, by: str, at: datetime) -> RoutingRule:
    """Let a rule end with a day; one that has not begun is called off. Raises Unusable."""
    with transaction.atomic():
        _one_at_a_time()
        row = find(rule_id, on=on)
        check_end(row, last, on)
        row.valid_to = last if last >= row.valid_from else row.valid_from - timedelta(days=1)
        row.ended_by, row.ended_at = by[:60], at
        row.save(update_fields=["valid_to", "ended_by", "ended_at"])
    return row


def check_end(row: RoutingRule, last: date, on: date) -> None:
    """Raises Unusable for a last day that is none for this rule."""
    if last < on - timedelta(days=1):
        text = _("A rule ends yesterday at the earliest: what it said in the past stays as it was.")
        raise Unusable(Fault("last", text))
    if row.valid_to is not None and last > row.valid_to:
        text = _(
            "The rule ends on %(last)s anyway. To make it last longer, enter a new one from the day after."
        )
        raise Unusable(Fault("last", text % {"last": row.valid_to.isoformat()}))


def _one_at_a_time() -> None:
    """Two people who enter rules at the same moment do so one after the other, so that no two rules quarrel."""
    list(Unit.objects.select_for_update().filter(home=True).order_by("pk").values_list("pk"))


def _contents(rule: Rule, categories: Container[str], kinds: Container[str]) -> Iterator[Fault]:
    if not (rule.category or rule.place.strip() or rule.kind):
        text = _(
            "A rule speaks of a category, a place or a kind of matter. Give at least one; else it would take everything."
        )
        yield Fault("category", text)
    if rule.category and rule.category not in categories:
        yield Fault("category", _("This category is not in the office's list. Pick one of the list."))
    if rule.kind and rule.kind not in kinds:
        yield Fault("kind", _("The law does not know this kind of matter. Pick one of the list."))
    if rule.place.strip() and len(plain(rule.place)) < 2:
        yield Fault("place", _("A place of one character would fit nearly everything. Give at least two."))


def _days(rule: Rule, on: date) -> Iterator[Fault]:
    if rule.last is not None and rule.last < rule.first:
        yield Fault("last", _("The last day is before the first. Correct one of the two."))
    if rule.first < on:
        yield Fault("first", _("A rule begins today or later; what went where in the past stays as it was."))


def _unit(rule: Rule) -> Iterator[Fault]:
    unit = tree().units.get(rule.unit_id)
    if unit is None:
        yield Fault("unit", _("There is no such unit. Choose one from the list."))
    elif unit.valid_to is not None and unit.valid_to < rule.first:
        heir = tree().successor(unit.pk, rule.first, rule.category)
        words = {"unit": unit.name, "last": unit.valid_to.isoformat(), "heir": heir.name}
        if heir.pk == unit.pk:
            text = _("%(unit)s exists only until %(last)s. Choose the unit that took over its duty.")
        else:
            text = _("%(unit)s exists only until %(last)s. Choose %(heir)s, which carries on its powers.")
        yield Fault("unit", text % words)
    elif unit.valid_from > rule.first:
        text = _("%(unit)s exists only from %(first)s on. Let the rule begin then.")
        yield Fault("first", text % {"unit": unit.name, "first": unit.valid_from.isoformat()})


def _quarrels(rule: Rule) -> Iterator[Fault]:
    """Another rule of the same width on the same days: one of the two would be followed by chance."""
    rows = real_rules().filter(Q(valid_to=None) | Q(valid_to__gte=rule.first))
    rows = rows.filter(category=rule.category, kind=rule.kind).select_related("unit")
    for row in rows:
        meets = rule.last is None or row.valid_from <= rule.last
        if meets and plain(row.place) == plain(rule.place):
            words = {"unit": row.unit.name, "first": row.valid_from.isoformat()}
            if row.unit_id == rule.unit_id:
                text = _("There is this very rule already, since %(first)s. Nothing needs to be entered.")
            else:
                text = _(
                    "Another rule for the same gives these matters to %(unit)s (since %(first)s). End that one first, or "
                    "let this one begin after it."
                )
            yield Fault("unit", text % words)
            return
