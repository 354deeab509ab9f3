"""`huiyin reading score ocr`: how well pictures of letters are read, against what stands on them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

import click

from huiyin.domain.reading.scanning.fields import fields
from huiyin.domain.reading.scanning.joining import Written, written
from huiyin.domain.reading.scanning.measuring import Compared, compared, edits, fields_right, strict
from huiyin.interfaces.console.reading.scans.making import KINDS, made
from huiyin.services.hints.scanning.asking import CannotRead, Seen, available, read_all
from huiyin.services.hints.scanning.sheets import MOST_PAGES

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".pdf")
MISSING = (
    "Scans cannot be read here: the extra is not installed. Run `make ocr`, or `pip install 'huiyin[ocr]'`."
)
NOTHING = Written("", ())
_FOLDER = click.Path(file_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True)
class Scored:
    """One picture with its figures; what was read of it, or why nothing was."""

    name: str
    kind: str
    truth: str
    fields: Mapping[str, Any]
    seen: Seen | None
    fault: str = ""
    text: Written = NOTHING

    @property
    def compared(self) -> Compared:
        """Against what stands on it; a picture that was not read lacks every character."""
        return compared(self.text, self.truth)


@click.command()
@click.argument(
    "folder", metavar="[DIR]", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option(
    "--generate",
    type=click.IntRange(1, 10_000),
    help="Draw so many letters of our own in place of DIR, or into it.",
)
@click.option("--seed", default=1, show_default=True, help="Of the letters that are drawn.")
@click.option("--out", type=_FOLDER, help="Folder for what was read of each picture, as text.")
def ocr(folder: Path | None, generate: int | None, seed: int, out: Path | None) -> None:
    """Read the pictures of DIR and print, as one JSON object, how well they were read.

    DIR holds jpg, png, webp, gif or pdf; beside each lies what stands on it, as NAME.txt, and, where there is one, NAME.json
    with the fields (name, phone, address, date, office, claims; and kind, by which figures are grouped). With --generate
    letters of our own are drawn there first: clean print, telephone photographs, upside down, on their side.
    """
    if folder is None and generate is None:
        raise click.UsageError("Name a folder with pictures, or ask for some with --generate.")
    if not available():
        raise click.ClickException(MISSING)
    with TemporaryDirectory() as passing:
        where = folder or Path(passing)
        skipped = _drawn(where, generate, seed) if generate else []
        scored = _scored(_pictures(where), out)
        answer = {"folder": str(folder or ""), **({"generated": generate, "seed": seed} if generate else {})}
        click.echo(
            json.dumps({**answer, "skipped": skipped, **_figures(scored)}, ensure_ascii=False, indent=1)
        )


def _drawn(where: Path, much: int, seed: int) -> list[str]:
    """Letters drawn into the folder; which kinds were left out, since this machine has no font for them."""
    written_kinds = made(where, much, seed)
    if not written_kinds:
        raise click.ClickException(
            "No font for Chinese was found to draw letters with. Install one, such as fonts-noto-cjk, or name a folder of pictures."
        )
    return [kind for kind in KINDS if kind not in written_kinds]


def _pictures(folder: Path) -> list[Path]:
    found = sorted(file for file in folder.iterdir() if file.suffix.lower() in PICTURES)
    known = [file for file in found if file.with_suffix(".txt").is_file()]
    if not known:
        what = (
            f"{len(found)} pictures, but none has its text beside it as NAME.txt" if found else "no pictures"
        )
        raise click.ClickException(
            f"{folder} holds {what}. Wanted are {', '.join(PICTURES)} with same-named .txt."
        )
    return known


def _scored(files: Sequence[Path], out: Path | None) -> list[Scored]:
    found = []
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    for file, seen in zip(files, read_all(files), strict=True):
        truth, given = _text(file.with_suffix(".txt")), _fields(file.with_suffix(".json"))
        kind = str(given.get("kind", "all"))
        if isinstance(seen, CannotRead):
            found.append(Scored(file.name, kind, truth, given, None, seen.code))
            continue
        text = _whole(file, seen)
        found.append(Scored(file.name, kind, truth, given, seen, text=text))
        if out is not None:
            (out / f"{file.stem}.txt").write_text(text.text + "\n", encoding="utf-8")
    return found


def _whole(file: Path, first: Seen) -> Written:
    """The text of every page of the file that is read, of which the first was."""
    whole = written(first.page)
    for page in range(2, min(first.pages, MOST_PAGES) + 1):
        more = next(read_all([file], page))
        if isinstance(more, Seen):
            one = written(more.page)
            whole = Written(f"{whole.text}\n{one.text}", (*whole.certainties, 1.0, *one.certainties))
    return whole


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8-sig", errors="replace")


def _fields(file: Path) -> dict[str, Any]:
    if not file.is_file():
        return {}
    try:
        said = json.loads(_text(file))
    except ValueError as error:
        raise click.ClickException(f"{file} is not JSON: {error}.") from None
    if not isinstance(said, dict):
        raise click.ClickException(f"{file} holds no JSON object with the names of the fields.")
    return said


def _figures(scored: Sequence[Scored]) -> dict[str, Any]:
    kinds = sorted({one.kind for one in scored})
    return {
        **_of(scored),
        "kinds": {kind: _of([one for one in scored if one.kind == kind]) for kind in kinds}
        if len(kinds) > 1
        else {},
        "not_read": {one.name: one.fault for one in scored if one.fault},
    }


def _of(scored: Sequence[Scored]) -> dict[str, Any]:
    pages = [one.compared for one in scored]
    there = sum(page.characters for page in pages)
    off = sum(page.edits for page in pages)
    exact = sum(edits(strict(one.text.text), strict(one.truth)) for one in scored)
    wrong, marked = sum(page.wrong for page in pages), sum(page.marked for page in pages)
    caught = sum(page.wrong_marked for page in pages)
    seen = [one.seen for one in scored if one.seen]
    return {
        "pages": len(scored),
        "characters": there,
        "cer": _share(off, there),
        "cer_strict": _share(exact, sum(len(strict(one.truth)) for one in scored)),
        "worst_page_cer": max(_share(page.edits, page.characters) or 0.0 for page in pages),
        "wrong_characters": wrong,
        "marked_characters": marked,
        "wrong_that_were_marked": _share(caught, wrong),
        "marked_that_were_wrong": _share(caught, marked),
        "fields": _fields_of(scored),
        "seconds_p50": _quantile([one.seconds for one in seen], 50),
        "seconds_p95": _quantile([one.seconds for one in seen], 95),
        "processor_seconds_p50": _quantile([one.processor_seconds for one in seen], 50),
        "peak_megabytes": max((one.megabytes for one in seen), default=None),
    }


def _fields_of(scored: Iterable[Scored]) -> dict[str, float | None]:
    """Kind -> share that was found with exactly its value."""
    right: dict[str, list[tuple[int, int]]] = {}
    for one in scored:
        for kind, pair in fields_right(fields(one.text), one.fields).items():
            right.setdefault(kind, []).append(pair)
    return {
        kind: _share(sum(a for a, _ in pairs), sum(b for _, b in pairs))
        for kind, pairs in sorted(right.items())
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _quantile(values: Sequence[float], at: int) -> float | None:
    if len(values) < 2:
        return round(values[0], 2) if values else None
    return round(quantiles(values, n=100, method="inclusive")[at - 1], 2)
