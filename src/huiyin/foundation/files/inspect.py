"""What a file is, judged by its content alone: one of the kinds taken here, or a plain refusal."""

from __future__ import annotations

from pathlib import Path

from huiyin.foundation.files.kinds import boxes, office, old_word, pdf, pictures, sounds, texts
from huiyin.foundation.files.kinds.table import KINDS, Kind
from huiyin.foundation.files.problems import FileRefused

_MAGIC = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"dex\n")


def inspect(path: Path, *, decode: bool = True) -> Kind:
    """Return the kind of the file at `path`; raise FileRefused with the reason otherwise.

    The name is never looked at. With `decode` off, pictures are judged by their header only,
    for a caller that will decode them anyway.
    """
    with path.open("rb") as stream:
        head = stream.read(4096)
    if not head:
        raise FileRefused("empty")
    return KINDS[_kind(path, head, decode)]


def _kind(path: Path, head: bytes, decode: bool) -> str:
    if picture := picture_kind(head):
        pictures.check(path, picture, decode=decode)
        return picture
    if head.startswith(b"%PDF-"):
        pdf.check(path)
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return office.check(path)
    if head.startswith(old_word.MAGIC):
        old_word.check(path)
        return "doc"
    return _sound(path, head) or _text(path, head)


def picture_kind(head: bytes) -> str:
    """Return which kind of picture begins like this, or nothing."""
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), "")


def _sound(path: Path, head: bytes) -> str:
    if head[4:8] == b"ftyp":
        return boxes.boxed_kind(path)
    if sounds.is_amr(head):
        sounds.check_amr(path, head)
        return "amr"
    return "mp3" if sounds.is_mp3(head, path) else ""


def _text(path: Path, head: bytes) -> str:
    if head.startswith(_ARCHIVES):
        raise FileRefused("archive")
    if head.startswith(_PROGRAMS):
        raise FileRefused("page_or_program")
    texts.encoding_of(path)
    return "txt"
