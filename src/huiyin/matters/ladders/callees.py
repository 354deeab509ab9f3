"""Which unit a rung falls to; never one that the matter complains of, nor its kin."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from huiyin.domain.law.ladders.rungs import Callee
from huiyin.foundation.units.competence import About, first, rules_on
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Matter

LETTERS, GOVERNMENT = "letters_office", "government"
# why a duty falls to another unit than the plan names
COMPLAINED_OF, NONE_THERE, NOT_KNOWN = "complained_of", "none_there", "not_known"


@dataclass(frozen=True, slots=True)
class Falls:
    """The unit a duty falls to, and why it is another one than the plan names; empty where it is that one."""

    unit: Unit
    instead: str = ""


class Callees:
    """Finds the units of one matter's rungs, seen from the office that receives; asks the database once."""

    def __init__(self, matter: Matter, office: Unit, concerned: Unit | None, on: date) -> None:
        self._matter, self._office, self._on = matter, office, on
        self._barred = shut_out(matter)
        self._competent = concerned or self._whose()

    @property
    def competent_here(self) -> bool:
        """Whether the office that receives is itself the competent unit."""
        return self._competent is not None and self._competent.pk == self._office.pk

    def falls_to(self, callee: Callee) -> Falls:
        """The unit of a rung. Where it is complained of, the letters office one level up, else the office itself."""
        named = self._named(callee)
        if named is None:
            missing = NOT_KNOWN if callee in (Callee.COMPETENT, Callee.OVER_COMPETENT) else NONE_THERE
            return Falls(self._office, missing)
        unit = tree().successor(named.pk, self._on, self._matter.category)
        if unit.pk not in self._barred:
            return Falls(unit)
        above = self._letters_above()
        lawful = above is not None and above.pk not in self._barred
        return Falls(above if above is not None and lawful else self._office, COMPLAINED_OF)

    def _named(self, callee: Callee) -> Unit | None:
        match callee:
            case Callee.OFFICE:
                return self._office
            case Callee.COMPETENT:
                return self._competent
            case Callee.OVER:
                return self._over(self._office)
            case Callee.OVER_COMPETENT:
                above = tree().above(self._competent.pk) if self._competent else ()
                return tree().units[above[0]] if above else None
            case Callee.ABOVE:
                return self._letters_above()

    def _whose(self) -> Unit | None:
        """Who holds the matter, unless it only passes it on; else the unit the rules and duties point to."""
        holder = self._matter.holder
        if holder.kind != LETTERS:
            return holder
        if self._office.kind != LETTERS:
            return self._office
        about = About(self._matter.category, self._matter.place, self._matter.kind)
        return first(about, on=self._on, rules=rules_on(self._on))

    def _over(self, unit: Unit) -> Unit | None:
        chain = (unit.pk, *tree().above(unit.pk))
        return next((u for u in self._in_force(chain) if u.kind == GOVERNMENT), None)

    def _letters_above(self) -> Unit | None:
        """Going up from the office, the first letters office that is not the office itself."""
        offices = [u for u in tree().in_force(self._on) if u.kind == LETTERS and u.pk != self._office.pk]
        for above in tree().above(self._office.pk):
            for office in offices:
                if office.parent_id == above:
                    return office
        return None

    def _in_force(self, ids: Iterable[int]) -> list[Unit]:
        return [u for u in (tree().units[one] for one in ids) if u.valid_to is None or u.valid_to >= self._on]
