"""Having pictures read: whether this installation can, and one call of the process that does."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

from huiyin.domain.reading.scanning.seen import Page, page_of

ENGINE = "huiyin.services.hints.scanning.engine"
DRAWING = "huiyin.services.hints.scanning.drawing"
LIBRARIES = ("rapidocr", "onnxruntime", "cv2")
SECONDS = 300  # a page takes a few; on a machine where everybody else comes first it may take long
PROCESSOR_SECONDS = 120  # of one picture
DRAWN_WITHIN = 30  # seconds; whoever waits for a page sees it sooner or not at all
LOOKED_AFTER = 0.5  # seconds between two looks at whether it should stop
BEHIND = 5  # how far reading stands back: whoever waits for a screen comes first
LASTING = frozenset(
    {"damaged", "too_large", "gone", "locked", "no_page", "no_pdf"}
)  # faults of the picture itself: trying again changes nothing


class CannotRead(Exception):
    """Nothing was read; `code` says why (damaged, too_large, locked, no_page, no_pdf, gone, memory, time, broke_off, missing)."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)

    @property
    def lasts(self) -> bool:
        """Whether trying again is of no use."""
        return self.code in LASTING


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as it was read, how many seconds that took (by the wall and of a processor), and at most how many megabytes."""

    page: Page
    seconds: float
    processor_seconds: float
    megabytes: int
    pages: int = 1  # of the whole file


def available() -> bool:
    """Whether the extra that reads scans is installed; nothing of it is loaded by asking."""
    return all(importlib.util.find_spec(name) for name in LIBRARIES)


def draws_pdf() -> bool:
    """Whether pages of a PDF can be drawn here."""
    return importlib.util.find_spec("pypdfium2") is not None


def read(file: Path, stop: Event | None = None, page: int = 1) -> Seen:
    """Have one page of a file read in a process of its own, behind all others; `stop` ends it. Raises CannotRead."""
    if not available():
        raise CannotRead("missing")
    call = command([file], nice=BEHIND, page=page)
    until = time.monotonic() + SECONDS
    with subprocess.Popen(
        call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=surroundings()
    ) as process:
        while True:
            try:
                said, _ = process.communicate(timeout=LOOKED_AFTER)
                return answered(said.decode("utf-8", "replace").splitlines()[-1:])
            except subprocess.TimeoutExpired:
                if time.monotonic() > until or (stop and stop.is_set()):
                    process.kill()
                    raise CannotRead("time") from None


def answered(lines: Sequence[str]) -> Seen:
    """What the process said of one file. Raises CannotRead."""
    try:
        said: dict[str, Any] = json.loads(lines[0])
        if "fault" in said:
            raise CannotRead(str(said["fault"]))
        return Seen(
            page_of(said["page"]),
            float(said["seconds"]),
            float(said["processor_seconds"]),
            int(said["megabytes"]),
            int(said.get("pages", 1)),
        )
    except (IndexError, ValueError, KeyError, TypeError) as error:
        raise CannotRead("broke_off") from error


def drawn(file: Path, page: int, quarters: int = 0) -> bytes:
    """A page of a PDF as PNG, drawn in a process of its own. Raises CannotRead."""
    call = [sys.executable, "-m", DRAWING, str(page), str(quarters), str(file)]
    try:
        done = subprocess.run(
            call,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env=surroundings(),
            timeout=DRAWN_WITHIN,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotRead("time") from None
    if done.returncode or not done.stdout:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise CannotRead(said if said in LASTING else "broke_off")
    return done.stdout


def command(files: Sequence[Path], *, nice: int, page: int = 1) -> list[str]:
    """The call itself, for that page of each file."""
    seconds = PROCESSOR_SECONDS * max(1, len(files))
    return [sys.executable, "-m", ENGINE, str(nice), str(seconds), *(f"{page}:{file}" for file in files)]


def surroundings() -> dict[str, str]:
    """What the process may know of this one: where Python finds its modules, and nothing secret."""
    known = ("PATH", "LANG", "PYTHONPATH", "VIRTUAL_ENV")
    return {name: os.environ[name] for name in known if name in os.environ} | {"PYTHONIOENCODING": "utf-8"}


def read_all(files: Sequence[Path], page: int = 1) -> Iterator[Seen | CannotRead]:
    """That page of many files in one process, for a measurement: of each what was read, or why not, in their order.

    Raises CannotRead where this installation cannot read at all.
    """
    if not available():
        raise CannotRead("missing")
    call = subprocess.Popen(
        command(files, nice=0, page=page),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        env=surroundings(),
        text=True,
        encoding="utf-8",
    )
    with call:
        for _file in files:
            line = call.stdout.readline() if call.stdout else ""
            try:
                yield answered([line])
            except CannotRead as error:
                yield error
