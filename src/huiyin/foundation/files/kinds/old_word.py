"""Old Word files (OLE compound files): told from other OLE files by the names of their streams."""

from __future__ import annotations

import mmap
from pathlib import Path

from huiyin.foundation.files.problems import FileRefused

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS = frozenset({"Macros", "_VBA_PROJECT", "VBA", "_VBA_PROJECT_CUR", "PROJECTwm"})
_INSIDE = frozenset({"\x01Ole10Native", "Package"})
_LOCKED = frozenset({"EncryptedPackage", "EncryptionInfo"})


def check(path: Path) -> None:
    """FileRefused unless it is a Word document without macros, packed files or a lock."""
    if path.stat().st_size < 1536:
        raise FileRefused("office_damaged")
    names = _stream_names(path)
    if names & _LOCKED:
        raise FileRefused("locked")
    if names & _MACROS:
        raise FileRefused("macros")
    if names & _INSIDE:
        raise FileRefused("file_inside")
    if "Workbook" in names or "Book" in names:
        raise FileRefused("old_excel")
    if "WordDocument" not in names:
        raise FileRefused("unknown_kind")


def _stream_names(path: Path) -> set[str]:
    """Return the names of all directory entries.

    Entries lie at multiples of 128 bytes, so the file is walked in such steps without trusting
    its tables: a name hidden from the tables is found as well.
    """
    names = set()
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for place in range(512, len(data) - 127, 128):
            length, kind = int.from_bytes(data[place + 64 : place + 66], "little"), data[place + 66]
            if kind in (1, 2, 5) and 4 <= length <= 64 and length % 2 == 0 and data[place + 67] in (0, 1):
                raw = data[place : place + length]
                if raw.endswith(b"\0\0") and any(raw[:2]):
                    names.add(raw[:-2].decode("utf-16-le", "replace"))
    return names
