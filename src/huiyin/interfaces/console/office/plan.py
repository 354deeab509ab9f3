"""A plan of merging, splitting and abolishing offices as it stands in a YAML file: read, and checked as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click
import yaml
from django.conf import settings

from huiyin.foundation.people.models import Account
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.reorganising import Ending
from huiyin.interfaces.console.office.tree_file import faults_in, read, rows_of

SHAPE = """last: 2026-06-30            # the last day on which the old offices exist
units: []                   # new offices, written as for `huiyin office units`
ends:
  - unit: housing           # merged or renamed
    successor: construction
    staff: successor        # its people move there; or {login: unit}; leave out to move nobody
  - unit: culture           # split: what is not named goes to the successor
    successor: tourism
    heirs: {culture.sports: sports}"""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the file says: new offices as rows, the last day, which offices end, who moves (login -> unit code)."""

    last: date
    new: list[dict[str, Any]]
    ends: list[dict[str, Any]]
    moves: dict[str, str]

    def endings(self) -> list[Ending]:
        """The ends with their units; the new offices must be written."""
        units = {unit.code: unit for unit in Unit.objects.all()}
        return [
            Ending(
                units[row["unit"]],
                units[row["successor"]] if row.get("successor") else None,
                {category: units[code] for category, code in (row.get("heirs") or {}).items()},
            )
            for row in self.ends
        ]


def read_plan(file: Path) -> Plan:
    """The plan in a file. Raises ClickException with everything that is wrong with it."""
    content = read(file)
    ends = rows_of(file, content, "ends")
    new = rows_of(file, content, "units") if content.get("units") else []
    faults = [*faults_in(new), *_whole(content, ends), *_ends(content.get("last"), ends, new)]
    moves = {} if faults else dict(_moves(ends, faults))
    if faults:
        said = "\n".join(f"  - {fault}" for fault in dict.fromkeys(faults))
        raise click.ClickException(f"Nothing was changed:\n{said}\nThe file should look like this:\n{SHAPE}")
    return Plan(content["last"], new, ends, moves)


def _whole(content: dict[str, Any], ends: list[dict[str, Any]]) -> Iterator[str]:
    extra = set(map(str, content)) - {"last", "units", "ends"}
    if extra:
        yield f"unknown: {', '.join(sorted(extra))}; only last, units and ends belong here"
    if type(content.get("last")) is not date:
        yield f"'last' is {content.get('last')!r}; write the last day as 2026-06-30"
    if not ends:
        yield "'ends' names no office"
    for row in ends:
        wrong = set(map(str, row)) - {"unit", "successor", "heirs", "staff"}
        if wrong:
            yield f"{row.get('unit')}: unknown {', '.join(sorted(wrong))}; use unit, successor, heirs, staff"


def _ends(last: object, ends: list[dict[str, Any]], new: list[dict[str, Any]]) -> Iterator[str]:
    known = {unit.code: unit for unit in Unit.objects.all()}
    born = {str(row.get("code")): row for row in new}
    ending = [row.get("unit") for row in ends]
    for row in ends:
        code = row.get("unit")
        if code not in known:
            yield f"{code!r} is no known office"
            continue
        if ending.count(code) > 1:
            yield f"{code}: stands twice"
        yield from _own_days(known[str(code)], last)
        heirs = row.get("heirs") or {}
        if not isinstance(heirs, dict):
            yield f"{code}: 'heirs' is no list of category: office"
            continue
        for heir in (*([row["successor"]] if row.get("successor") else []), *heirs.values()):
            yield from _heir(str(code), heir, known, born, ending, last)
        yield from (f"{code}: {c!r} is no category of this office" for c in heirs if c not in _categories())
        yield from _home(known[str(code)], row, known, born)


def _own_days(unit: Unit, last: object) -> Iterator[str]:
    if isinstance(last, date) and unit.valid_to is not None and unit.valid_to != last:
        yield f"{unit.code}: has ended already, with {unit.valid_to}"
    if isinstance(last, date) and unit.valid_from > last:
        yield f"{unit.code}: begins only on {unit.valid_from}, after the last day"


def _heir(
    code: str, heir: object, known: dict[str, Unit], born: dict[str, Any], ending: list[Any], last: object
) -> Iterator[str]:
    if heir not in known and heir not in born:
        yield f"{code}: {heir!r} is neither in the file nor known"
    elif heir == code:
        yield f"{code}: cannot succeed itself"
    elif heir in ending:
        yield f"{code}: {heir} ends on the same day; name the office that exists afterwards"
    elif isinstance(last, date):
        day = last + timedelta(days=1)
        unit = known.get(str(heir))
        first = unit.valid_from if unit else born[str(heir)].get("valid_from")
        if unit and unit.valid_to and unit.valid_to < day:
            yield f"{code}: {heir} has ended already, with {unit.valid_to}"
        if isinstance(first, date) and first > day:
            yield f"{code}: {heir} begins only on {first}; from {day} on nobody would carry on"


def _home(unit: Unit, row: dict[str, Any], known: dict[str, Unit], born: dict[str, Any]) -> Iterator[str]:
    if not unit.home:
        return
    heir = row.get("successor")
    kind = known[heir].kind if heir in known else born.get(str(heir), {}).get("kind")
    if kind != "letters_office":
        yield f"{unit.code}: is the letters office of this installation; its successor must be a letters office"


def _moves(ends: list[dict[str, Any]], faults: list[str]) -> Iterator[tuple[str, str]]:
    """Who moves where; adds to the faults what cannot be."""
    codes = set(Unit.objects.values_list("code", flat=True))
    for row in ends:
        wanted = row.get("staff")
        here = list(
            Account.objects.filter(unit__code=row["unit"], is_active=True).values_list("login", flat=True)
        )
        if wanted == "successor" and row.get("successor"):
            yield from ((login, row["successor"]) for login in here)
        elif isinstance(wanted, dict):
            for login, code in wanted.items():
                if login not in here and not Account.objects.filter(login=login, unit__code=code).exists():
                    faults.append(f"{row['unit']}: there is no {login!r} among its staff")
                elif code not in codes and code != row.get("successor"):
                    faults.append(f"{row['unit']}: {login} cannot move to {code!r}, which is no known office")
                else:
                    yield login, code
        elif wanted:
            faults.append(
                f"{row['unit']}: 'staff' is 'successor' (and there must be one) or {{login: office}}"
            )


def _categories() -> frozenset[str]:
    """The codes of the office's list of categories."""
    path = Path(settings.HUIYIN_CATEGORIES)
    listed = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []
    return frozenset(
        code
        for field in listed
        for code in (field["code"], *(item["code"] for item in field.get("items", ())))
    )
