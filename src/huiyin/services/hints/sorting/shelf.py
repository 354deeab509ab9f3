"""Where what was learned lies: a row for each version, its file beside the database, the active one held in memory."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from huiyin.domain.reading.sorting.keeping import Unreadable, digest, packed, unpacked
from huiyin.domain.reading.sorting.sorter import Sorter
from huiyin.foundation.held import Held
from huiyin.services.hints.models import LearnedModel

FRESH_SECONDS = 30.0  # another process may have learned meanwhile
log = logging.getLogger(__name__)
InUse = tuple[Sorter | None, int, int]  # the sorter, learned from how many matters, its version
NONE: InUse = (None, 0, 0)


def active(task: str) -> InUse:
    """The sorter in use for a task, from how many matters it was learned, and its version; None, 0, 0 where there is none.

    A file that is missing or was changed is said in the log, and nothing learned is used.
    """
    return _held.of(task)


def forget() -> None:
    """Look again next time."""
    _held.forget()


def row_of(task: str) -> LearnedModel | None:
    """The row of the version in use."""
    return LearnedModel.objects.filter(task=task, state="active").order_by("-version").first()


def read(row: LearnedModel) -> Sorter:
    """The sorter of a row. Raises Unreadable."""
    try:
        data = (folder() / row.file).read_bytes()
    except OSError as error:
        raise Unreadable(f"{row.file} is not there") from error
    return unpacked(data, row.sha256)


def keep(task: str, sorter: Sorter, *, row_id: int, row: dict[str, Any], wins: bool) -> LearnedModel:
    """Write the file, then the row; where it wins, the one in use until now is kept beside it."""
    latest = LearnedModel.objects.filter(task=task).order_by("-version").first()
    version = latest.version + 1 if latest else 1
    data, name = packed(sorter), f"{task}-{version}.npz"
    folder().mkdir(parents=True, exist_ok=True)
    unready = folder() / f"{name}.part"
    unready.write_bytes(data)
    unready.replace(folder() / name)
    state = "active" if wins else "worse"
    with transaction.atomic():
        if wins:
            LearnedModel.objects.filter(task=task, state="active").update(state="kept")
        kept = LearnedModel.objects.create(
            id=row_id, task=task, version=version, file=name, sha256=digest(data), state=state, **row
        )
    forget()
    return kept


def folder() -> Path:
    """Where the files lie."""
    return Path(settings.HUIYIN_DATA) / "reading"


def _looked_up(task: str, held: InUse | None) -> InUse:
    row = row_of(task)
    if row is None:
        return NONE
    if held is not None and held[2] == row.version:
        return held
    try:
        return read(row), row.learned_from, row.version
    except Unreadable as error:
        log.warning("what was learned of %s, version %s, cannot be used: %s", task, row.version, error)
        return None, 0, row.version


_held: Held[str, InUse] = Held(FRESH_SECONDS, _looked_up)
