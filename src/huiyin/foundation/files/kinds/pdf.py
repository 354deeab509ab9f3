"""PDF: a real one from first byte to last, not locked, and without anything that acts by itself."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from huiyin.foundation.files.problems import FileRefused

MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes that the packed object streams of one PDF may unfold to, together."""
_LONGEST_HEADER = 1 << 16
_ACTING = (
    "JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "Rendition", "XFA", "ImportData",
    "SubmitForm", "GoToE",
)  # fmt: skip
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_END_OF_NAME = rb"(?=[\s/<>\[\](){}%]|$)"


def _name(word: str) -> bytes:
    """Return a pattern for a PDF name, any letter of which may be written as #hex."""
    letters = (f"(?:{letter}|#(?i:{ord(letter):02x}))".encode() for letter in word)
    return b"/" + b"".join(letters) + _END_OF_NAME


_ACTS = re.compile(b"|".join(_name(word) for word in _ACTING))
_PACKED = re.compile(b"|".join((_name("ObjStm"), _name("First"))))
_LOCKED = re.compile(_name("Encrypt") + rb"\s*(?:\d|<<)")
_FLATE = re.compile(_name("FlateDecode"))
_FILTER = re.compile(_name("Filter"))


def check(path: Path) -> None:
    """FileRefused when the PDF is damaged, locked, carries programs or other files, or hides a zip."""
    data = path.read_bytes()
    end = data.rfind(b"%%EOF")
    if end < 0 or b"startxref" not in data[max(0, end - 200) : end]:
        raise FileRefused("pdf_damaged")
    if data[end + 5 :].strip(b"\r\n\t \0"):
        raise FileRefused("two_in_one")
    if _LOCKED.search(data):
        raise FileRefused("locked")
    if _ACTS.search(data) or any(_ACTS.search(part) for part in _unpacked(data)):
        raise FileRefused("pdf_acts")


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Yield the object streams of the file, unfolded; refused when they cannot be read in bounds."""
    left = MOST_UNPACKED
    for found in _STREAM.finditer(data):
        floor = max(0, found.start() - _LONGEST_HEADER)
        header = data[max(floor, data.rfind(b"obj", floor, found.start())) : found.start()]
        if not _PACKED.search(header):
            continue
        part = _unfold(data, found.end(), header, left)
        left -= len(part)
        if left <= 0:
            raise FileRefused("bomb")
        yield part


def _unfold(data: bytes, start: int, header: bytes, most: int) -> bytes:
    if not _FILTER.search(header):
        return data[start : data.find(b"endstream", start)]
    if not _FLATE.search(header) or header.count(b"Decode") > 2:
        raise FileRefused("pdf_damaged")
    try:
        return zlib.decompressobj().decompress(data[start : start + (24 << 20)], most)
    except zlib.error as error:
        raise FileRefused("pdf_damaged") from error
