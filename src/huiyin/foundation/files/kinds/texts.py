"""Plain text: decoded as UTF-8, UTF-16 with its mark, or GB18030, and free of control characters."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from huiyin.foundation.files.problems import FileRefused

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff]")
_NOT_TEXT = re.compile(
    r"<(?:!doctype|html|head|body|script|svg|iframe|\?php|\?xml)\b|<\?|\{\\rtf|#!", re.IGNORECASE
)
_CHUNK = 1 << 16


def encoding_of(path: Path) -> str:
    """Return the encoding in which the whole file is text; FileRefused when there is none."""
    with path.open("rb") as stream:
        head = stream.read(4)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        tried: tuple[str, ...] = ("utf-16",)
    else:
        tried = ("utf-8-sig", "gb18030")
    for encoding in tried:
        if _is_text(path, encoding):
            return encoding
    raise FileRefused("unknown_kind")


def write_utf8(path: Path, target: BinaryIO) -> None:
    """Write the text anew as UTF-8."""
    for part in _decoded(path, encoding_of(path)):
        target.write(part.encode("utf-8"))


def _is_text(path: Path, encoding: str) -> bool:
    try:
        for number, part in enumerate(_decoded(path, encoding)):
            if number == 0 and _NOT_TEXT.match(part.lstrip()):
                raise FileRefused("page_or_program")
            if _CONTROLS.search(part):
                return False
    except UnicodeError:
        return False
    return True


def _decoded(path: Path, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield decoder.decode(chunk)
    yield decoder.decode(b"", True)
