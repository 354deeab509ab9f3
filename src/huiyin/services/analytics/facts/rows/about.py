"""What every fact says of the matter behind it, and what the law's data say of its stages and limits."""

from datetime import date, datetime
from functools import cached_property
from typing import Any

from huiyin.domain.law.counsel import Counsel, counsel
from huiyin.foundation.units.tree import Tree
from huiyin.matters.gate import DRILL, OWN_FILE
from huiyin.matters.models import Accused, Relation
from huiyin.services.analytics.facts.places import Places
from huiyin.services.analytics.facts.reading import File
from huiyin.services.analytics.facts.rows.said import Said

KNOWN_ONLY = "own_knowledge"  # a problem that nobody has brought yet
HERE, ABOVE, ELSEWHERE = "here", "above", "elsewhere"


class Ground:
    """What does not change from matter to matter: the tree of offices, the townships, the laws."""

    def __init__(self, whole: Tree) -> None:
        self.tree, self.places = whole, Places(whole)

    def law(self, file: File) -> Counsel:
        """The law under which the matter was registered."""
        return counsel(file.matter["pack"], file.matter["place_rules"] or None)

    def is_exercise(self, file: File) -> bool:
        """No figure counts an exercise."""
        return bool(file.matter["stage"] == DRILL)

    def is_brought(self, file: File) -> bool:
        """Whether somebody brought it: not an office's own file, nor a problem a unit knows of by itself."""
        return file.matter["channel"] not in (OWN_FILE, KNOWN_ONLY)

    def about(self, file: File, unit: int | None = None, **also: Any) -> Said:
        """The columns of every table; `unit` is whose work the row is about, else the one that holds the matter."""
        matter = file.matter
        said: Said = {
            "matter": matter["id"],
            "office": matter["office_id"],
            "unit": unit or matter["holder_id"],
            "kind": matter["kind"],
            "channel": matter["channel"],
            "field": matter["category"].split(".")[0],
            "category": matter["category"],
            "place": self.places.of(matter["place"]),
            "level": self._level(file),
            "report": matter["confidential"],
            "against": against(file),
        }
        return {**said, **also}

    def _level(self, file: File) -> str:
        if any(one["kind"] == "came_from" and one["elsewhere"] for one in file.of(Relation)):
            return ELSEWHERE
        return ABOVE if file.matter["office_id"] in self._above else HERE

    @cached_property
    def _above(self) -> frozenset[int]:
        """The offices that stand over this installation's own, with what lies beside them."""
        home = next((u for u in self.tree.units.values() if u.home), None)
        if home is None or home.parent_id is None:
            return frozenset()
        higher = self.tree.above(home.parent_id)
        return frozenset(higher) | {
            u for one in higher for u in self.tree.below.get(one, ()) if u != home.parent_id
        }


def against(file: File) -> str:
    """The units complained of, written |7|12|; where one person of a unit is meant it is the unit. Empty for nobody."""
    rows = [one for one in file.of(Accused) if one["how"] == "accused"]
    units = sorted({unit for one in rows if (unit := one["unit_id"] or one["account__unit_id"])})
    return f"|{'|'.join(map(str, units))}|" if units else ""


def days(first: date | None, last: date | None) -> int | None:
    """Days from one to the other; None while either is unknown."""
    return (last - first).days if first and last else None


def hours(first: datetime, last: datetime | None) -> int | None:
    """Whole hours from one to the other; None while the second is unknown."""
    return int((last - first).total_seconds() // 3600) if last else None
