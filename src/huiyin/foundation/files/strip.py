"""Files made anew without what their makers did not mean to send: place, device, author."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import BinaryIO, cast

from huiyin.foundation.files.inspect import picture_kind
from huiyin.foundation.files.kinds import boxes, office, pictures, sounds, texts
from huiyin.foundation.files.kinds.table import BOXED, OFFICE, PICTURES
from huiyin.foundation.files.problems import FileRefused

_LEFT_OUT = ("docprops/custom.xml", "docprops/thumbnail")
_PROPERTIES = re.compile(
    rb"(<(?:dc|cp|dcterms|xmlns)?:?(?:creator|lastModifiedBy|Manager|Company|HyperlinkBase|Template)\b[^>]*>)[^<]*(</)"
)
_AUTHORS = re.compile(rb'(\bw(?:15)?:(?:author|initials|userId|providerId)=)("[^"]*"|\'[^\']*\')')
_SHEET_AUTHORS = re.compile(rb"(<(?:\w+:)?author>)[^<]*(</)")
_TEMPLATE = re.compile(rb"<(?:\w+:)?attachedTemplate\b[^>]*?/>")
_SETTINGS = {"word/settings.xml": _TEMPLATE, office.TEMPLATE_HOLDER: office.TEMPLATE_LINK}
_REVISED = re.compile(
    r"^(word/(document|comments\w*|people|footnotes|endnotes|header\d*|footer\d*)|xl/comments\d*|xl/comments/\w+|xl/persons/\w+)"
    r"\.xml$"
)
_PERSON = re.compile(rb'(\b(?:displayName|userId|providerId)=)("[^"]*")')
_SMALL = 32 * 1024 * 1024
"""Parts up to this size are cleaned in memory; larger ones, which no program writes, are copied."""
_FIXED = (1980, 1, 1, 0, 0, 0)


def strip(path: Path, kind: str, target: Path) -> None:
    """Write a clean copy of the file of `kind` at `path` to `target`; FileRefused when it is damaged.

    Pictures are drawn anew and text is re-encoded; office packages, MP3 and MP4-like files are
    copied without their properties and tags; PDF, AMR and old Word files are copied as they are.
    """
    with target.open("wb") as out:
        if kind in PICTURES:
            pictures.redraw(path, kind, out)
        elif kind in OFFICE:
            _repack(path, out)
        elif kind == "txt":
            texts.write_utf8(path, out)
        elif kind == "mp3":
            sounds.write_mp3_frames(path, out)
        else:
            with path.open("rb") as source:
                shutil.copyfileobj(source, out, 1 << 18)
    if kind in BOXED:
        boxes.blank_tags(target)


def _repack(path: Path, out: BinaryIO) -> None:
    """Write the package anew: known entries only, nothing before, between or after them."""
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as clean:
        left_out = {
            entry.filename for entry in package.infolist() if entry.filename.lower().startswith(_LEFT_OUT)
        }
        for entry in office.checked_entries(package):
            if entry.filename in left_out or entry.is_dir():
                continue
            written = zipfile.ZipInfo(entry.filename, _FIXED)
            written.compress_type = zipfile.ZIP_DEFLATED
            with clean.open(written, "w") as sink:
                _copy_part(package, entry, left_out, cast(BinaryIO, sink))


def _copy_part(package: zipfile.ZipFile, entry: zipfile.ZipInfo, left_out: set[str], sink: BinaryIO) -> None:
    name = entry.filename.lower()
    if entry.file_size <= _SMALL and "/media/" in name:
        sink.write(_media(package.read(entry)))
    elif entry.file_size <= _SMALL and _holds_names(name):
        sink.write(_without_names(package.read(entry), name, left_out))
    else:
        with package.open(entry) as source:
            shutil.copyfileobj(source, sink, 1 << 18)


def _holds_names(name: str) -> bool:
    return (
        name.startswith("docprops/")
        or name in {"_rels/.rels", "[content_types].xml", *_SETTINGS}
        or bool(_REVISED.match(name))
    )


def _without_names(data: bytes, name: str, left_out: set[str]) -> bytes:
    """Blank the authors in properties, comments and tracked changes; drop links to parts left out."""
    if name.startswith("docprops/"):
        return _PROPERTIES.sub(rb"\1\2", data)
    if name in {"_rels/.rels", "[content_types].xml"}:
        for part in left_out:
            link = re.escape(part.encode())
            data = re.sub(rb'<(?:\w+:)?(?:Relationship|Override)\b[^>]*"/?' + link + rb'"[^>]*?/>', b"", data)
        return data
    if name in _SETTINGS:
        return _SETTINGS[name].sub(b"", data)
    data = _AUTHORS.sub(rb'\1""', data)
    if name.startswith("xl/"):
        data = _PERSON.sub(rb'\1""', _SHEET_AUTHORS.sub(rb"\1\2", data))
    return data


def _media(data: bytes) -> bytes:
    """Return a picture of a document without its metadata; what cannot be read stays as it is.

    A broken picture in a document is shown as broken by Word; it is no reason to refuse the
    document, which is only ever served as a download.
    """
    kind = picture_kind(data[:16])
    if not kind:
        return data
    with tempfile.NamedTemporaryFile(suffix=".part") as scratch:
        scratch.write(data)
        scratch.flush()
        drawn = io.BytesIO()
        try:
            pictures.redraw(Path(scratch.name), kind, drawn)
        except FileRefused:
            return data
        return drawn.getvalue()
