"""What is suggested for a text: its category, the place of the problem, the competent unit; each with its reason."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from huiyin.domain.reading.sorting.blending import Blend, added, worth_naming
from huiyin.domain.reading.sorting.suggested import TOP, Suggested
from huiyin.foundation.units.competence import About, competent, rules_on
from huiyin.foundation.units.tree import tree
from huiyin.matters.facts import local_day
from huiyin.matters.impartial import shut_out as shut_out_of
from huiyin.matters.models import Matter
from huiyin.services.hints.sorting import shelf
from huiyin.services.hints.sorting.hinted import Hinted
from huiyin.services.hints.sorting.placing import places
from huiyin.services.hints.sorting.texts import text_of
from huiyin.services.hints.sorting.tree import keywords

BY_RULE, BY_DUTY = 0.9, 0.8  # how sure one is of a unit that a rule names, and of one whose duty it is


def hints(
    title: str, body: str, *, on: date, known: About | None = None, shut_out: frozenset[int] = frozenset()
) -> list[Hinted]:
    """Category, place and unit for a text, those of which something can be said.

    `known` is what a person entered already and stands for what would be suggested; no unit of `shut_out` is named.
    """
    text = text_of(title, body)
    given = known or About()
    category, place = _category(text), Hinted("place", tuple(places(on).suggest(text)), "places")
    about = About(given.category, given.place or _best(place), given.kind)
    unit = _unit(text, about, () if given.category else category.values, on, shut_out)
    return [one for one in (category, place, unit) if one.values]


def hints_for(matter: Matter, at: datetime) -> list[Hinted]:
    """What is suggested for a matter as it stands; nothing for a report."""
    if matter.confidential:
        return []
    known = About(matter.category, matter.place, matter.kind)
    return hints(matter.title, matter.body, on=local_day(at), known=known, shut_out=shut_out_of(matter))


def units_for(matter: Matter, on: date) -> list[Hinted]:
    """The unit alone, for a matter whose category and place a person entered; nothing for a report."""
    if matter.confidential:
        return []
    known = About(matter.category, matter.place, matter.kind)
    unit = _unit(text_of(matter.title, matter.body), known, (), on, shut_out_of(matter))
    return [unit] if unit.values else []


def _category(text: str) -> Hinted:
    sorter, learned_from, version = shelf.active("category")
    blend = Blend(keywords(), sorter, learned_from)
    return Hinted(
        "category", tuple(blend.suggest(text)), f"category-{version}" if blend.share else "keywords"
    )


def _best(hinted: Hinted) -> str:
    """The one place that is meant; of several equally likely ones none."""
    values = hinted.values
    alone = len(values) == 1 or (len(values) > 1 and values[0].confidence > values[1].confidence)
    return values[0].label if alone else ""


def _unit(
    text: str, about: About, categories: Collection[Suggested], on: date, shut_out: frozenset[int]
) -> Hinted:
    """By rules and duties for the category, and by which unit answered matters like this one."""
    lawful = _lawful(about, categories, on, shut_out)
    sorter, learned_from, version = shelf.active("unit")
    share = Blend(keywords(), sorter, learned_from).share
    learned = _in_force(sorter.suggest(text, most=2 * TOP), on, shut_out) if sorter and share else []
    # rules and duties are the law's: what was learned only adds to them
    mixed = added(learned, lawful, share / 2 if lawful else 1.0) if learned else lawful
    named = worth_naming(mixed, len(tree().in_force(on)))
    return Hinted("unit", named, f"unit-{version}" if learned else "rules")


def _lawful(
    about: About, categories: Collection[Suggested], on: date, shut_out: frozenset[int]
) -> list[Suggested]:
    """Each competent unit as sure as the category is of which it is."""
    rules = rules_on(on)
    asked = [(about.category, 1.0)] if about.category else [(one.label, one.confidence) for one in categories]
    found: dict[str, Suggested] = {}
    for code, sure in asked:
        for one in competent(About(code, about.place, about.kind), on=on, rules=rules, shut_out=shut_out)[:1]:
            before = found.get(one.unit.code, Suggested(one.unit.code, 0.0))
            weight = sure * (BY_RULE if one.rule else BY_DUTY)
            found[one.unit.code] = Suggested(one.unit.code, before.confidence + weight)
    return list(found.values())


def _in_force(said: Collection[Suggested], on: date, shut_out: frozenset[int]) -> list[Suggested]:
    """Without units that are shut out of the matter or exist no more."""
    by_code = {unit.code: unit.pk for unit in tree().in_force(on)}
    return [one for one in said if by_code.get(one.label, -1) not in {*shut_out, -1}]
