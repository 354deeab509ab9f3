"""What `huiyin import` says: the mapping, samples, progress, totals, and the file of problems."""

from __future__ import annotations

import csv
import json
import sys
import time
from pathlib import Path

import click
from django.utils.translation import gettext as _

from huiyin.interfaces.console.importing.looking import Sheet
from huiyin.interfaces.console.importing.taking import Tally
from huiyin.services.exchange.mapping import FIELDS
from huiyin.services.exchange.problems import RowProblem
from huiyin.services.exchange.rows import Message

_WIDTH = 44
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tell_sheet(sheet: Sheet) -> None:
    """Show how the file was read, which column means what, and the first messages."""
    shape = sheet.shape
    written = f"{shape.kind} {shape.encoding}".strip()
    click.echo(_("%(file)s: %(written)s, %(rows)d rows, %(sound)d of them can be taken in.") % {
        "file": sheet.path.name, "written": written, "rows": sheet.rows, "sound": sheet.sound,
    })  # fmt: skip
    reasons = {"heading": _("by its heading"), "content": _("by its content"), "given": _("as you said")}
    for field in FIELDS:
        if field in sheet.mapping.columns:
            click.echo(
                f"  {field:<12} <- {sheet.mapping.column_name(field)} ({reasons[sheet.mapping.reasons[field]]})"
            )
    if left := sheet.mapping.left_out():
        click.echo("  " + _("not taken: %(columns)s") % {"columns": ", ".join(left)})
    if "name" not in sheet.mapping.columns:
        click.echo("  " + _("No column holds names: the messages come in as anonymous."))
    click.echo(
        _(
            "Correct this with --map FIELD=HEADING, for example --map body=HEADING, or --map FIELD=- to leave it out."
        )
    )
    for message in sheet.samples:
        _tell_sample(message)


def _tell_sample(message: Message) -> None:
    day = message.received_at.strftime("%Y-%m-%d %H:%M") if message.received_at else "-"
    name = f"{message.name[:1]}*" if message.name else "-"
    phone = f"*{message.phone[-4:]}" if message.phone else "-"
    words = " ".join(message.body.split())
    click.echo(f"  {message.row}: {day} | {name} {phone} | {_short(message.title)} | {_short(words)}")


def _short(words: str) -> str:
    return words if len(words) <= _WIDTH else words[: _WIDTH - 1] + "…"


class Progress:
    """One line that is written over on a terminal, or a line now and then in a log."""

    def __init__(self, total: int, quiet: bool) -> None:
        self.total, self.quiet = total, quiet
        self.begin = self.shown = time.monotonic()
        self.live = sys.stderr.isatty()

    def __call__(self, tally: Tally) -> None:
        now = time.monotonic()
        if self.quiet or now - self.shown < (0.2 if self.live else 10):
            return
        self.shown = now
        pace = tally.rows / max(now - self.begin, 0.001)
        line = _("%(done)d of %(total)d rows, %(pace)d a second") % {
            "done": tally.rows, "total": self.total, "pace": pace,
        }  # fmt: skip
        click.echo(f"\r{line}   " if self.live else line, err=True, nl=not self.live)

    def end(self) -> None:
        """Leave the line, so that what follows begins on one of its own."""
        if self.live and not self.quiet:
            click.echo("", err=True)


def tell_totals(tally: Tally, seconds: float, problems: Path | None, *, dry: bool) -> None:
    """Say in the end what became of the rows, and where the problems are written."""
    if dry:
        words = _("Nothing was taken in: %(sound)d of %(rows)d rows could be. %(seconds).1f s.")
        click.echo(words % {"sound": tally.rows - tally.refused, "rows": tally.rows, "seconds": seconds})
    else:
        words = _(
            "%(taken)d messages taken in, %(already)d were there already, %(refused)d rows not taken. %(seconds).1f s."
        )
        numbers = {
            "taken": tally.taken,
            "already": tally.already,
            "refused": tally.refused,
            "seconds": seconds,
        }
        click.echo(words % numbers)
    for problem in tally.problems[:5]:
        click.echo(
            "  " + _("Row %(row)d: %(words)s") % {"row": problem.row, "words": " ".join(problem.words())}
        )
    if problems is not None:
        click.echo(_("Every problem with its row and mend: %(path)s") % {"path": problems})


def totals(sheet: Sheet, tally: Tally, seconds: float, problems: Path | None, *, dry: bool) -> str:
    """Return the same as JSON, for a program."""
    return json.dumps(
        {
            "file": sheet.path.name,
            "kind": sheet.shape.kind,
            "encoding": sheet.shape.encoding,
            "mapping": {field: sheet.mapping.column_name(field) for field in sheet.mapping.columns},
            "left_out": list(sheet.mapping.left_out()),
            "dry_run": dry,
            "rows": tally.rows,
            "taken": tally.taken,
            "already": tally.already,
            "refused": tally.refused,
            "problems": len(tally.problems),
            "problems_file": str(problems) if problems else None,
            "seconds": round(seconds, 2),
        },
        ensure_ascii=False,
    )


def write_problems(problems: list[RowProblem], path: Path) -> Path | None:
    """Write the problems as CSV that Excel reads; None when there are none. OSError when it cannot be written."""
    if not problems:
        return None
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(
            [_("Row in the file"), _("Column"), _("Taken in?"), _("What is wrong"), _("Why"), _("What to do")]
        )
        for problem in problems:
            taken = _("taken in") if problem.taken else _("not taken in")
            cells = [str(problem.row), problem.column, taken, *problem.words()]
            table.writerow([_harmless(cell) for cell in cells])
    return path


def _harmless(cell: str) -> str:
    """Keep a cell from being run as a formula by the program that opens the file."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
