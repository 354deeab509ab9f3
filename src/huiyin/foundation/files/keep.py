"""The store of attachments: each file under its own digest, written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from django.conf import settings

from huiyin.foundation.files.inspect import inspect
from huiyin.foundation.files.limits import FILE_BYTES, RefusedUpload
from huiyin.foundation.files.names import safe_name
from huiyin.foundation.files.problems import FileRefused
from huiyin.foundation.files.strip import strip

_CHUNK = 1 << 18


class Readable(Protocol):
    """Anything that gives bytes in pieces: an upload, an open file, a BytesIO."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was taken: digest and size (bytes) of the clean copy, kind, name to show, media type."""

    sha256: str
    size: int
    kind: str
    safe_name: str
    media_type: str


def keep(stream: Readable, name: str) -> KeptFile:
    """Judge, clean and store one upload; FileRefused (with the safe name) when it is not taken.

    The same content is stored once. Nothing is left in the store when it is refused or when the
    process dies on the way: only a scratch file, which `sweep` removes.
    """
    shown = safe_name(name)
    if isinstance(stream, RefusedUpload):
        raise FileRefused(stream.problem.code, shown, **dict(stream.problem.params))
    try:
        with _scratch() as raw, _scratch() as clean:
            _spool(stream, raw)
            kind = inspect(raw, decode=False)
            strip(raw, kind.name, clean)
            size, digest = clean.stat().st_size, _digest(clean)
            if size > 2 * FILE_BYTES:
                raise FileRefused("too_large", most=FILE_BYTES >> 20)
            _settle(clean, digest)
    except FileRefused as refusal:
        raise refusal.about(shown) from refusal
    return KeptFile(digest, size, kind.name, safe_name(name, kind.suffixes), kind.media_type)


def open_kept(sha256: str) -> BinaryIO:
    """Open a kept file for reading; FileNotFoundError when there is none, ValueError for no digest."""
    return place_of(sha256).open("rb")


def is_intact(sha256: str) -> bool:
    """Tell whether the stored bytes still have the digest they are filed under."""
    path = place_of(sha256)
    return path.exists() and _digest(path) == sha256


def place_of(sha256: str) -> Path:
    """Return where the file with this digest lies or would lie."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError("not a SHA-256 digest")
    return _root() / sha256[:2] / f"{sha256}.bin"


def sweep(before: float) -> int:
    """Remove scratch files last written before `before` (POSIX seconds); return how many."""
    gone = 0
    for path in (_root() / "incoming").glob("*.part"):
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def _root() -> Path:
    return Path(settings.HUIYIN_DATA) / "files"


@contextmanager
def _scratch() -> Iterator[Path]:
    """Give an empty private file in the store's own file system, so that renaming is atomic."""
    folder = _root() / "incoming"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{secrets.token_hex(16)}.part"
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def _spool(stream: Readable, path: Path) -> None:
    """Copy the upload from its beginning, stopping at the size limit."""
    rewind = getattr(stream, "seek", None)
    if rewind is not None:  # a form may have read from it
        rewind(0)
    total = 0
    with path.open("wb") as out:
        while chunk := stream.read(_CHUNK):
            total += len(chunk)
            if total > FILE_BYTES:
                raise FileRefused("too_large", most=FILE_BYTES >> 20)
            out.write(chunk)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _settle(clean: Path, digest: str) -> None:
    """Move the clean copy to its place: flushed to disk first, then renamed, then the folder flushed."""
    final = place_of(digest)
    final.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if final.exists() and final.stat().st_size == clean.stat().st_size:
        return
    _flush(clean)
    clean.rename(final)
    _flush(final.parent)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
