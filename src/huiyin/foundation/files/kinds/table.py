"""The kinds of files that Huiyin takes, with their media types and suffixes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: short name, media type to serve it with, suffixes (preferred first)."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("jpeg", "image/jpeg", (".jpg", ".jpeg")),
        Kind("png", "image/png", (".png",)),
        Kind("webp", "image/webp", (".webp",)),
        Kind("gif", "image/gif", (".gif",)),
        Kind("pdf", "application/pdf", (".pdf",)),
        Kind("docx", _WORD, (".docx",)),
        Kind("xlsx", _SHEET, (".xlsx",)),
        Kind("doc", "application/msword", (".doc", ".wps")),
        Kind("txt", "text/plain; charset=utf-8", (".txt",)),
        Kind("mp3", "audio/mpeg", (".mp3",)),
        Kind("amr", "audio/amr", (".amr",)),
        Kind("m4a", "audio/mp4", (".m4a",)),
        Kind("mp4", "video/mp4", (".mp4", ".m4v")),
        Kind("mov", "video/quicktime", (".mov",)),
        Kind("3gp", "video/3gpp", (".3gp",)),
    )
}

PICTURES = frozenset({"jpeg", "png", "webp", "gif"})
OFFICE = frozenset({"docx", "xlsx"})
BOXED = frozenset({"m4a", "mp4", "mov", "3gp"})
