"""Word and Excel packages: unpacked within bounds, without programs, links out or files inside."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from huiyin.foundation.files.problems import FileRefused

MOST_ENTRIES = 2_000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_RATIO = 150
MOST_INDEX = 4 * 1024 * 1024
"""Bytes of a list of links or of contents, which is read into memory."""
RATIO_FROM = 1024 * 1024
"""Entries below this size may be packed as tightly as they like."""

TEMPLATE_HOLDER = "word/_rels/settings.xml.rels"
TEMPLATE_LINK = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*/attachedTemplate[\"'][^>]*?/>")
"""The link to the template a document was made from, which Word would fetch; taken out, not refused."""
_MAIN = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
}
_INSIDE = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"MZ",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x7fELF",
    b"%PDF",
    b"\x1f\x8b",
)
_BAD_LINKS = (
    "oleobject", "attachedtemplate", "externallink", "externallinkpath", "afchunk", "frame", "subdocument",
    "vbaproject", "control", "activexcontrolbinary", "package", "xlexternallinkpath", "ddelink", "mailmergesource",
)  # fmt: skip
_DOCTYPES = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError, ValueError)


def check(path: Path) -> str:
    """Return docx or xlsx; FileRefused for every other zip and for what may hide in these two."""
    try:
        with zipfile.ZipFile(path) as package:
            entries = checked_entries(package)
            kind = _kind(package)
            for entry in entries:
                _check_part(package, entry)
            return kind
    except _BROKEN as error:
        raise FileRefused("office_damaged") from error


def checked_entries(package: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the entries when their number, names, sizes and packing are within bounds."""
    entries = package.infolist()
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise FileRefused("bomb")
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) != len(names) or not all(_plain(entry) for entry in entries):
        raise FileRefused("office_names")
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise FileRefused("locked")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise FileRefused("office_damaged")
        if entry.file_size > RATIO_FROM and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
            raise FileRefused("bomb")
        index = entry.filename.lower().endswith(".rels") or entry.filename == "[Content_Types].xml"
        if index and entry.file_size > MOST_INDEX:
            raise FileRefused("bomb")
    return entries


def elements(stream: BinaryIO) -> list[tuple[str, dict[str, str]]]:
    """Return the elements of a small XML part as (local name, attributes); no DTD is allowed."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda tag, given: found.append((tag.split(" ")[-1], given))
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        parser.ParseFile(stream)
    except expat.ExpatError as error:
        raise FileRefused("office_damaged") from error
    return found


def _no_doctype(*_: object) -> None:
    raise FileRefused("office_damaged")


def _plain(entry: zipfile.ZipInfo) -> bool:
    """Tell whether an entry's name stays inside the package and is a plain file or folder."""
    name = entry.orig_filename
    parts = name.replace("\\", "/").split("/")
    link = (entry.external_attr >> 16) & 0o170000 == 0o120000
    return not (link or name.startswith(("/", "\\")) or ".." in parts or ":" in name or "\0" in name)


def _kind(package: zipfile.ZipFile) -> str:
    """Read the kind from the package's own table of contents."""
    if "[Content_Types].xml" not in package.namelist():
        raise FileRefused("archive")
    with package.open("[Content_Types].xml") as stream:
        types = [given.get("ContentType", "") for _, given in elements(stream)]  # type: ignore[arg-type]
    lowered = " ".join(types).lower()
    if "macroenabled" in lowered or "vbaproject" in lowered or "activex" in lowered:
        raise FileRefused("macros")
    kinds = {_MAIN[name] for name in types if name in _MAIN}
    if len(kinds) != 1:
        raise FileRefused("unknown_kind")
    return kinds.pop()


def _check_part(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Read one part to its end (which checks its sum) and refuse what it must not hold."""
    name = entry.filename.lower()
    if name.endswith(("vbaproject.bin", "vbadata.xml")) or "/activex/" in name:
        raise FileRefused("macros")
    if name.endswith(".rels"):
        data = package.read(entry)
        if name == TEMPLATE_HOLDER:
            data = TEMPLATE_LINK.sub(b"", data)
        _check_links(elements(io.BytesIO(data)))
        return
    is_xml = name.endswith(".xml")
    before = b""
    for number, chunk in enumerate(_chunks(package, entry)):
        if number == 0 and chunk.startswith(_INSIDE):
            raise FileRefused("file_inside")
        if is_xml:
            joined = before + chunk
            if any(mark in joined for mark in _DOCTYPES):
                raise FileRefused("office_damaged")
            if b"DDEAUTO" in joined:
                raise FileRefused("links_out")
            before = chunk[-32:]


def _check_links(found: list[tuple[str, dict[str, str]]]) -> None:
    """Refuse relationships that fetch or run something; a plain link to a page may stay."""
    for tag, given in found:
        if tag != "Relationship":
            continue
        kind = given.get("Type", "").rsplit("/", 1)[-1].lower()
        if kind == "vbaproject" or ("control" in kind and kind != "ctrlprop"):
            raise FileRefused("macros")
        if (
            kind in {"oleobject", "package", "afchunk", "subdocument"}
            and given.get("TargetMode") != "External"
        ):
            raise FileRefused("file_inside")
        if kind in _BAD_LINKS or (given.get("TargetMode") == "External" and kind != "hyperlink"):
            raise FileRefused("links_out")


def _chunks(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with package.open(entry) as stream:
        while chunk := stream.read(1 << 18):
            yield chunk
