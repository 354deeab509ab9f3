"""Sound files made of frames: MP3, whose tags are left behind, and AMR."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from huiyin.foundation.files.problems import FileRefused

_AMR_HEADS = {
    b"#!AMR\n": (12, 13, 15, 17, 19, 20, 26, 31, 5),
    b"#!AMR-WB\n": (17, 23, 32, 36, 40, 46, 50, 58, 60, 5),
}
_RATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_LOW = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_SPEEDS = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def is_mp3(head: bytes, path: Path) -> bool:
    """Tell whether two MPEG layer III frames follow one another after the tags, if any."""
    if not (head.startswith(b"ID3") or (head[:1] == b"\xff" and head[1:2] >= b"\xe0")):
        return False
    start = _after_id3(head)
    with path.open("rb") as stream:
        length = _frame(stream, start)
        return bool(length) and bool(_frame(stream, start + length))


def write_mp3_frames(path: Path, target: BinaryIO) -> None:
    """Copy the sound frames alone: tags before, between and after them stay behind."""
    with path.open("rb") as stream:
        place = _after_id3(stream.read(10))
        while length := _frame(stream, place):
            stream.seek(place)
            target.write(stream.read(length))
            place += length


def check_amr(path: Path, head: bytes) -> None:
    """FileRefused unless AMR frames fill the file to its end."""
    magic = next(key for key in _AMR_HEADS if head.startswith(key))
    sizes = _AMR_HEADS[magic]
    data = path.read_bytes()
    place = len(magic)
    while place < len(data):
        mode = (data[place] >> 3) & 15
        if data[place] & 0x83:
            raise FileRefused("sound_damaged")
        place += 1 + (sizes[mode] if mode < len(sizes) else 0)
    if place == len(magic):
        raise FileRefused("sound_damaged")


def is_amr(head: bytes) -> bool:
    """Tell whether the file begins as AMR does."""
    return any(head.startswith(key) for key in _AMR_HEADS)


def _after_id3(head: bytes) -> int:
    if not head.startswith(b"ID3") or len(head) < 10:
        return 0
    size = 0
    for byte in head[6:10]:
        size = size << 7 | (byte & 0x7F)
    return size + (20 if head[5] & 0x10 else 10)


def _frame(stream: BinaryIO, place: int) -> int:
    """Return the length in bytes of the layer III frame at `place`, 0 when there is none."""
    stream.seek(place)
    head = stream.read(4)
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, rate, speed = (head[1] >> 3) & 3, head[2] >> 4, (head[2] >> 2) & 3
    if version == 1 or speed == 3 or rate in (0, 15):
        return 0
    bits = (_RATES if version == 3 else _RATES_LOW)[rate] * 1000
    return (144 if version == 3 else 72) * bits // _SPEEDS[version][speed] + ((head[2] >> 1) & 1)
