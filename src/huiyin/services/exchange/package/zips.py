"""Zip files as we write them, the same bytes for the same contents, and as we dare to read them from elsewhere."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

from huiyin.services.exchange.package.refusals import PackageRefused

# House sizes: far above any matter, far below what would fill a disk.
MOST_FILES = 5_000
MOST_BYTES = 2 << 30
MOST_HELD = 300 << 20  # of one member that is read whole
MOST_RATIO = 200  # text compresses tenfold, a bomb a thousandfold
SMALL = 1 << 20  # below this the ratio says nothing
CHUNK = 1 << 18
NEW = (1980, 1, 1, 0, 0, 0)
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*){0,3}")
_DAMAGED = (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


class Writer:
    """Writes members one after another; a member may be bytes or a file that is read in pieces."""

    def __init__(self, target: Path | BinaryIO) -> None:
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED)

    def add(self, name: str, content: bytes | BinaryIO) -> None:
        """Add a member under a name of our own making."""
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no name for a file in a package")
        entry = zipfile.ZipInfo(name, NEW)
        entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
        source: BinaryIO = io.BytesIO(content) if isinstance(content, bytes) else content
        with self._zip.open(entry, "w", force_zip64=True) as out:
            while chunk := source.read(CHUNK):
                out.write(chunk)

    def close(self) -> None:
        """Write the table of contents; without it nothing can be read."""
        self._zip.close()


class Reader:
    """A zip that was looked through before anything of it is used: names, sizes, doubles."""

    def __init__(self, source: Path | BinaryIO, shown: str) -> None:
        self.shown = shown
        try:
            self._zip = zipfile.ZipFile(source)
        except _DAMAGED as error:
            raise PackageRefused("not_a_package", shown) from error
        self._entries = self._looked_through()

    @property
    def names(self) -> list[str]:
        """Every member, in order."""
        return list(self._entries)

    def chunks(self, name: str) -> Iterator[bytes]:
        """A member in pieces, never more than its announced size. Raises PackageRefused."""
        entry, read = self._entries[name], 0
        try:
            with self._zip.open(entry) as member:
                while chunk := member.read(CHUNK):
                    read += len(chunk)
                    if read > entry.file_size:
                        raise PackageRefused("bomb", name)
                    yield chunk
        except _DAMAGED as error:
            raise PackageRefused("altered", name) from error

    def read(self, name: str) -> bytes:
        """A member whole. Raises PackageRefused when there is none, or it is damaged or too large to be held."""
        if name not in self._entries:
            raise PackageRefused("missing", name)
        if self._entries[name].file_size > MOST_HELD:
            raise PackageRefused("too_large", name)
        return b"".join(self.chunks(name))

    def _looked_through(self) -> dict[str, zipfile.ZipInfo]:
        entries: dict[str, zipfile.ZipInfo] = {}
        listed = self._zip.infolist()
        if len(listed) > MOST_FILES or sum(e.file_size for e in listed) > MOST_BYTES:
            raise PackageRefused("too_large", self.shown)
        for entry in listed:
            if not _NAME.fullmatch(entry.filename) or entry.flag_bits & 0x1:
                raise PackageRefused("bad_name", entry.filename[:80])
            if entry.filename in entries:
                raise PackageRefused("twice", entry.filename)
            if entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
                raise PackageRefused("bomb", entry.filename)
            entries[entry.filename] = entry
        return entries

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()


@contextmanager
def writing(target: Path | BinaryIO) -> Iterator[Writer]:
    """A writer whose table of contents is written at the end; a half-written file is taken away."""
    writer = Writer(target)
    try:
        yield writer
    except BaseException:
        writer.close()
        if isinstance(target, Path):
            target.unlink(missing_ok=True)
        raise
    writer.close()


@contextmanager
def reading(source: Path | IO[bytes], shown: str) -> Iterator[Reader]:
    """A reader of a file from elsewhere; `shown` is what it is called in a refusal. Raises PackageRefused."""
    reader = Reader(source, shown)  # type: ignore[arg-type]
    try:
        yield reader
    finally:
        reader.close()
