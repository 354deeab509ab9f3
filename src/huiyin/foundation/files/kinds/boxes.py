"""MP4 and its relatives: sound and video in nested boxes, rid of tags that tell place or owner."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from huiyin.foundation.files.problems import FileRefused

_PRIVATE = frozenset({b"udta", b"meta", b"uuid"})
_WITH_CHILDREN = frozenset({b"moov", b"trak", b"moof", b"traf"})
_TOP = frozenset(b"ftyp moov mdat free skip wide uuid meta udta moof mfra sidx styp pnot pdin beam".split())
_HEIC = frozenset(b"heic heix hevc hevx mif1 msf1 heim heis".split())
_MOST, _DEEPEST = 20_000, 8
"""Boxes in one stretch, and boxes inside one another: real files hold far fewer."""


class Box(NamedTuple):
    """One box of an MP4-like file: its type, where its payload starts and where it ends."""

    kind: bytes
    start: int
    end: int


def boxed_kind(path: Path) -> str:
    """Return m4a, mp4, mov or 3gp; FileRefused when the boxes do not fill the file exactly."""
    with path.open("rb") as stream:
        stream.seek(8)
        brand = stream.read(4)
        if brand in _HEIC:
            raise FileRefused("heic")
        if brand in {b"avif", b"avis"}:
            raise FileRefused("unknown_kind")
        size = path.stat().st_size
        top = list(_boxes(stream, 0, size))
        names = {box.kind for box in top}
        if not {b"ftyp", b"moov"} <= names or not names <= _TOP or top[-1].end != size:
            raise FileRefused("sound_damaged")
        if brand == b"qt  ":
            return "mov"
        seen = _handlers(stream, next(box for box in top if box.kind == b"moov"))
    if b"vide" not in seen:
        return "m4a"
    return "3gp" if brand.startswith(b"3g") else "mp4"


def blank_tags(path: Path) -> None:
    """Overwrite, in place, the boxes that hold tags (place, device, owner); sizes stay the same."""
    with path.open("r+b") as stream:
        for box in _private_boxes(stream, 0, path.stat().st_size):
            stream.seek(box.start - 4 if _small(stream, box) else box.start - 12)
            stream.write(b"free")
            stream.seek(box.start)
            _zeros(stream, box.end - box.start)


def _boxes(stream: BinaryIO, place: int, end: int) -> Iterator[Box]:
    """Yield the boxes that follow one another in a stretch; each must end inside it."""
    for _ in range(_MOST):
        if place + 8 > end:
            return
        stream.seek(place)
        size = int.from_bytes(stream.read(4), "big")
        kind = stream.read(4)
        start = place + 8
        if size == 1:
            size, start = int.from_bytes(stream.read(8), "big"), place + 16
        elif size == 0:
            size = end - place
        if place + size < start or place + size > end:
            raise FileRefused("sound_damaged")
        yield Box(kind, start, place + size)
        place += size
    raise FileRefused("sound_damaged")


def _handlers(stream: BinaryIO, moov: Box) -> set[bytes]:
    """Return the handler types (vide, soun, ...) of the tracks."""
    found = set()
    for track in (box for box in _boxes(stream, moov.start, moov.end) if box.kind == b"trak"):
        for media in (box for box in _boxes(stream, track.start, track.end) if box.kind == b"mdia"):
            for box in _boxes(stream, media.start, media.end):
                if box.kind == b"hdlr":
                    stream.seek(box.start + 8)
                    found.add(stream.read(4))
    return found


def _private_boxes(stream: BinaryIO, start: int, end: int, depth: int = 0) -> Iterator[Box]:
    if depth > _DEEPEST:
        raise FileRefused("sound_damaged")
    for box in list(_boxes(stream, start, end)):
        if box.kind in _PRIVATE:
            yield box
        elif box.kind in _WITH_CHILDREN:
            yield from _private_boxes(stream, box.start, box.end, depth + 1)


def _small(stream: BinaryIO, box: Box) -> bool:
    """Tell whether the box has the short header (its type lies right before its payload)."""
    stream.seek(box.start - 4)
    return stream.read(4) == box.kind


def _zeros(stream: BinaryIO, length: int) -> None:
    while length > 0:
        step = min(length, 1 << 16)
        stream.write(bytes(step))
        length -= step
