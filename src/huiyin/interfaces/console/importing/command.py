"""The command itself: look, show, ask, take, tell."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click
from django.db import Error
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from huiyin.foundation.units.tree import NoHomeOffice, tree
from huiyin.foundation.vault.keys import KeyFileMissing
from huiyin.interfaces.console.importing.looking import Sheet, look
from huiyin.interfaces.console.importing.taking import Tally, count_only, take_all
from huiyin.interfaces.console.importing.telling import (
    Progress,
    tell_sheet,
    tell_totals,
    totals,
    write_problems,
)
from huiyin.services.exchange.problems import SheetRefused

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="import")
@click.argument("file", type=_FILE)
@click.option(
    "--map", "corrections", multiple=True, metavar="FIELD=COLUMN", help="Say which column means what."
)
@click.option(
    "--office", metavar="CODE", help="The letters office they came to; without it, the home office."
)
@click.option(
    "--problems", "problems_to", type=click.Path(path_type=Path), help="Where to write the bad rows."
)
@click.option("--dry-run", is_flag=True, help="Show everything, take nothing.")
@click.option("--json", "as_json", is_flag=True, help="Answer with one line of JSON only.")
@click.option("--yes", is_flag=True, help="Do not ask before taking.")
def import_(
    file: Path,
    corrections: tuple[str, ...],
    office: str | None,
    problems_to: Path | None,
    dry_run: bool,
    as_json: bool,
    yes: bool,
) -> None:
    """Take a spreadsheet of messages (CSV or xlsx) in as web filings.

    Each row is taken once: run it again after an interruption, or after mending rows, and nothing
    is doubled. FIELD is one of external_id, title, body, time, name, phone, address, place, category.
    """
    with translation.override(_language()):
        begin = time.monotonic()
        sheet, unit = _prepare(file, corrections, office)
        if not as_json:
            tell_sheet(sheet)
            if not (dry_run or yes) and sys.stdin.isatty():
                click.confirm(_("Take them in?"), abort=True, default=True)
        tally = Tally()
        stopped = ""
        if dry_run:
            count_only(sheet, tally)
        else:
            stopped = _take(sheet, unit, tally, quiet=as_json)
        written = _write(tally, problems_to or file.with_name(f"{file.name}.problems.csv"))
        seconds = time.monotonic() - begin
        if as_json:
            click.echo(totals(sheet, tally, seconds, written, dry=dry_run))
        else:
            tell_totals(tally, seconds, written, dry=dry_run)
        if stopped:
            raise click.ClickException(stopped)


def _prepare(file: Path, corrections: Sequence[str], office: str | None) -> tuple[Sheet, int | None]:
    try:
        return look(file, corrections, timezone.now()), _office(office)
    except SheetRefused as error:
        raise click.ClickException(f"{file.name}: {error}") from error
    except KeyFileMissing as error:
        raise click.ClickException(str(error)) from error


def _take(sheet: Sheet, unit: int | None, tally: Tally, *, quiet: bool) -> str:
    """Take the rows in; return why it stopped before the end, or nothing."""
    progress = Progress(sheet.rows, quiet)
    try:
        take_all(sheet, unit, tally, progress)
    except KeyboardInterrupt:
        return _("Stopped after row %(row)d. Run the same command again to go on; nothing is doubled.") % {
            "row": tally.last_row
        }
    except NoHomeOffice:
        return _(
            "No unit is marked as the letters office of this installation. Mark one, or name one with --office."
        )
    except Error as error:
        words = _(
            "The database failed after row %(row)d (%(why)s). Run the same command again; nothing is doubled."
        )
        return words % {"row": tally.last_row, "why": error}
    finally:
        progress.end()
    return ""


def _office(code: str | None) -> int | None:
    """Return the id of the letters office with this code; none given means the installation's own."""
    if code is None:
        return None
    known = [unit for unit in tree().in_force(timezone.localdate()) if unit.kind == "letters_office"]
    found = next((unit for unit in known if unit.code == code), None)
    if found is None:
        words = _("There is no letters office %(code)s. Known are: %(known)s.")
        raise click.ClickException(
            words % {"code": code, "known": ", ".join(unit.code for unit in known) or "-"}
        )
    return int(found.pk)


def _write(tally: Tally, path: Path) -> Path | None:
    """Write the problems beside the file, or where that is not allowed, here."""
    try:
        return write_problems(tally.problems, path)
    except OSError:
        here = Path.cwd() / path.name
        if here == path.absolute():
            raise click.ClickException(
                _("%(path)s cannot be written. Name another place with --problems.") % {"path": path}
            ) from None
        return write_problems(tally.problems, here)


def _language() -> str:
    """The language of the terminal: Chinese where its locale is Chinese, English elsewhere."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh-hans" if spoken.lower().startswith("zh") else "en"
