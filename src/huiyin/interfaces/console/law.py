"""`huiyin law`: ask the law from the terminal, check the packs, write the book; no database, no Django."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from huiyin.domain.law.counsel import counsel
from huiyin.domain.law.days import read_day, read_moment
from huiyin.domain.law.facts import Value
from huiyin.domain.law.ladders.schedule import schedule
from huiyin.domain.law.load.asked import read_facts
from huiyin.domain.law.telling import lines, plain, rungs
from huiyin.domain.law.terms import LawError, Side

LARGEST_FACTS = 1_000_000  # bytes; facts are a page of names and days


class BadInput(click.ClickException):
    """Input that cannot be answered: one line on stderr, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Write the one line."""
        click.echo("huiyin law: " + " ".join(self.format_message().split()), file=file or sys.stderr)


class Ask(click.Command):
    """A command whose usage errors, too, are said in one line."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, or say in one line what is missing and how to see the options."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            raise BadInput(
                f"{error.format_message()} Run `{ctx.command_path} --help` for its options."
            ) from None


def asks(function: Callable[..., None]) -> Callable[..., None]:
    """Turn a LawError into one line and exit code 2."""

    @functools.wraps(function)
    def asked(*args: Any, **options: Any) -> None:
        try:
            function(*args, **options)
        except LawError as error:
            raise BadInput(str(error)) from None

    return asked


_pack = click.option("--pack", "pack_name", required=True, help="The law pack: a folder of domain/law/packs.")
_place = click.option("--place", help="A place whose own promises are laid over the law.")
_json = click.option("--json", "as_json", is_flag=True, help="Answer in JSON (docs/law/cli.md).")
_lang = click.option("--lang", default="en", show_default=True, help="Language of the lines: en or zh.")


@click.group()
def law() -> None:
    """Ask the law: limits, due dates, permits, the book."""


@law.command("due", cls=Ask)
@_pack
@click.option("--limit", "limit_name", required=True, help="The limit; `huiyin law limits` lists them.")
@click.option(
    "--from", "start", required=True, help="The day on which it begins, YYYY-MM-DD; for hours the moment."
)
@click.option("--side", help="Count as for the office or for the person; as the law says when left out.")
@click.option("--length", type=int, help="For limits whose length is given.")
@click.option("--exclude", "spans", multiple=True, help="FIRST..LAST, hearing time; may be repeated.")
@_place
@_lang
@_json
@asks
def due_command(
    pack_name: str,
    limit_name: str,
    start: str,
    side: str | None,
    length: int | None,
    spans: tuple[str, ...],
    place: str | None,
    lang: str,
    as_json: bool,
) -> None:
    """Print when a limit ends, by which article, and every day that was counted."""
    excluded = tuple(_span(one) for one in spans)
    asked = counsel(pack_name, place)
    began, start_at = read_moment(start) if "T" in start else (read_day(start), None)
    due = asked.due(limit_name, began, side=_side(side), length=length, excluded=excluded, start_at=start_at)
    _say(plain.due_data(due) if as_json else "\n".join(lines.due_lines(due, lang)))


@law.command("limits", cls=Ask)
@_pack
@_place
@_lang
@_json
@asks
def limits_command(pack_name: str, place: str | None, lang: str, as_json: bool) -> None:
    """List the limits: length, unit, whose they are, what starts and what ends them."""
    asked = counsel(pack_name, place)
    if as_json:
        return _say([plain.limit_data(one) for one in asked.limits()])
    return _say("\n".join(line for one in asked.limits() for line in lines.limit_lines(one, asked, lang)))


@law.command("may", cls=Ask)
@_pack
@click.option(
    "--facts", "facts_file", required=True, help="A JSON file with the facts; - for standard input."
)
@click.option("--act", "act_name", required=True, help="The act, e.g. extend.")
@click.option("--on", "day", required=True, help="The day of the act, YYYY-MM-DD.")
@_place
@_lang
@_json
@asks
def may_command(
    pack_name: str, facts_file: str, act_name: str, day: str, place: str | None, lang: str, as_json: bool
) -> None:
    """Say whether an act may be done, and why; a refusal is an answer and exits 0."""
    asked = counsel(pack_name, place)
    asked.act(act_name)
    on = read_day(day)
    facts = read_facts(_read_json(facts_file), asked.pack.vocabulary)
    answer = asked.may(act_name, facts, on)
    if as_json:
        return _say(plain.answer_data(answer, asked, facts, on))
    return _say("\n".join(lines.answer_lines(answer, asked, lang)))


@law.command("ladder", cls=Ask)
@_pack
@click.option("--name", default="group_visit", show_default=True, help="The ladder: group_visit, problem.")
@click.option(
    "--headcount", type=int, required=True, help="How many people came, or whom the problem touches."
)
@click.option(
    "--need", "needs", multiple=True, help="interpreter, wheelchair, child, first_aid; may be repeated."
)
@click.option("--competent", is_flag=True, help="The unit that receives is itself the competent one.")
@click.option("--at", "moment", help="When it begins, as 2026-03-10T09:30+08:00; without it only minutes.")
@_place
@_lang
@_json
@asks
def ladder_command(
    pack_name: str,
    name: str,
    headcount: int,
    needs: tuple[str, ...],
    competent: bool,
    moment: str | None,
    place: str | None,
    lang: str,
    as_json: bool,
) -> None:
    """Say who is to be told and who comes, by which means, within how many minutes, by which article."""
    asked = counsel(pack_name, place)
    ladder = asked.ladder(name)
    if ladder is None:
        known = ", ".join(asked.pack.ladders) or "none"
        raise LawError(f"Unknown ladder '{name}'", "the pack gives none of that name", f"It has: {known}")
    day, at = read_moment(moment) if moment else (ladder.rungs[0].minutes.steps[-1][0], None)
    values: dict[str, Value] = {"headcount": headcount, "needs": tuple(needs), "competent_here": competent}
    found = asked.rungs(name, values, day)
    spans = schedule(found, at, met={}, missed={}) if at else {}
    if as_json:
        return _say(rungs.ladder_data(ladder, found, spans, at, asked.pack))
    return _say("\n".join(rungs.ladder_lines(ladder, found, spans, at, asked.pack, lang)))


@law.command("check", cls=Ask)
@click.option("--pack", "pack_name", help="Only this pack.")
@asks
def check_command(pack_name: str | None) -> None:
    """Validate the packs: shape, references, coverage, and every case; exit code 1 when something is wrong."""
    from huiyin.domain.law.check.packs import check_packs

    checked = check_packs(pack_name)
    for fault in checked.faults:
        click.echo(str(fault), err=True)
    click.echo(
        f"{len(checked.packs)} pack(s), {checked.articles} articles, {checked.cases} cases: "
        + (f"{len(checked.faults)} fault(s)" if checked.faults else "in order")
    )
    sys.exit(1 if checked.faults else 0)


@law.command("book", cls=Ask)
@click.option("--pack", "pack_name", help="Only this pack.")
@click.option("--to", "folder", default="docs/law", show_default=True, help="The folder to write into.")
@asks
def book_command(pack_name: str | None, folder: str) -> None:
    """Write each pack as a readable book, one file for each language."""
    from huiyin.domain.law.load.packs import pack_names
    from huiyin.domain.law.telling.book import book_pages

    target = Path(folder)
    for name in [pack_name] if pack_name else pack_names():
        for file, page in book_pages(counsel(name)).items():
            _write(target / file, page)


def _write(path: Path, page: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise LawError(
            f"Cannot write {path}", str(error.strerror), "Name a folder you may write to"
        ) from None
    click.echo(f"{path}: {len(page.splitlines())} lines")


def _side(word: str | None) -> Side | None:
    if word is None or word in list(Side):
        return Side(word) if word else None
    raise LawError(
        f"Unknown side '{word}'", "a limit is the office's or the person's", "Use office or person"
    )


def _span(word: str) -> tuple[Any, Any]:
    first, dots, last = word.partition("..")
    if not dots:
        raise LawError(
            f"'{word}' is not a span", "it names no two days", "Write FIRST..LAST, both YYYY-MM-DD"
        )
    return read_day(first), read_day(last)


def _read_json(name: str) -> object:
    """What a JSON file holds. Raises LawError for a file that cannot be read or is not JSON."""
    try:
        raw = sys.stdin.buffer.read(LARGEST_FACTS + 1) if name == "-" else _read_bytes(Path(name))
    except OSError as error:
        raise LawError(f"Cannot read facts from '{name}'", str(error.strerror), "Name a JSON file") from None
    if len(raw) > LARGEST_FACTS:
        raise LawError(
            f"'{name}' is too large", f"facts have at most {LARGEST_FACTS} bytes", "Give one matter"
        )
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        why = str(error) or "it is nested too deeply"
        raise LawError(f"'{name}' is not JSON", why, "Give one JSON object in UTF-8") from None


def _read_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_FACTS + 1)


def _say(answer: object) -> None:
    click.echo(answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False, indent=2))
