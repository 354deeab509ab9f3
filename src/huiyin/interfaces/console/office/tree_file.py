"""Units as they stand in a YAML file: read, checked, written."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
import yaml

from huiyin.foundation.units.models import Unit

KINDS = ("letters_office", "organ", "government", "discipline", "township", "enterprise")
NEEDED = ("code", "name", "kind", "valid_from")


def read(file: Path) -> dict[str, Any]:
    """What stands in a YAML file. Raises ClickException where it is none."""
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        raise click.ClickException(f"{file.name} cannot be read: {error}") from None
    return content if isinstance(content, dict) else {}


def rows_of(file: Path, content: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """A list of mappings by its name. Raises ClickException where there is none."""
    rows = content.get(name)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise click.ClickException(f"{file.name} has no list `{name}`.")
    return rows


def faults_in(rows: list[dict[str, Any]]) -> Iterator[str]:
    """What is wrong with units as a file gives them, each in a line."""
    codes = [row.get("code") for row in rows]
    known = {*codes, *Unit.objects.values_list("code", flat=True)}
    for number, row in enumerate(rows, start=1):
        here = f"unit {number} ({row.get('code', 'without a code')})"
        yield from (f"{here}: {field} is missing" for field in NEEDED if not row.get(field))
        if codes.count(row.get("code")) > 1:
            yield f"{here}: the code stands twice"
        if row.get("kind") not in KINDS:
            yield f"{here}: kind is {row.get('kind')!r}; one of {', '.join(KINDS)}"
        for field in ("parent", "successor"):
            if row.get(field) and row[field] not in known:
                yield f"{here}: {field} {row[field]!r} is neither in the file nor known"
        for field in ("valid_from", "valid_to"):
            if row.get(field) and not isinstance(row[field], date):
                yield f"{here}: {field} is {row[field]!r}; write a day as 2026-01-31"


def keep(row: dict[str, Any]) -> bool:
    """Write one unit without its ties; True when it is new."""
    fields = {
        "name": row.get("short") or row["name"],
        "full_name": row["name"],
        "kind": row["kind"],
        "prefix": row.get("prefix", ""),
        "phone": str(row.get("phone", "")),
        "address": row.get("address", ""),
        "duties": row.get("duties") or [],
        "home": bool(row.get("home")),
        "valid_from": row["valid_from"],
        "valid_to": row.get("valid_to"),
    }
    if not row.get("valid_to"):  # a file older than the day a unit ended does not bring it back to life
        del fields["valid_to"]
    return Unit.objects.update_or_create(code=row["code"], defaults=fields)[1]


def link(row: dict[str, Any]) -> None:
    """Write a unit's ties: the unit over it, and the one that takes over."""
    named = ("parent", "successor") if row.get("successor") else ("parent",)
    ties = {field: Unit.objects.filter(code=row.get(field)).first() for field in named}
    Unit.objects.filter(code=row["code"]).update(**ties)
