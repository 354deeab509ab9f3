"""Writing a bundle: pages, papers as Word and HTML, files, the list of hashes, and a signature where there are keys."""

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from huiyin.domain.letters.docx import render as render_docx
from huiyin.domain.letters.html import html
from huiyin.foundation.files.keep import open_kept
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters.papers import paper_of
from huiyin.services.exchange.bundle.gathering import Gathered, gather
from huiyin.services.exchange.bundle.page import page, paper_page
from huiyin.services.exchange.package import keys
from huiyin.services.exchange.package.hashes import LIST, SIGNATURE, listed
from huiyin.services.exchange.package.zips import CHUNK, Writer, writing

Hashes = dict[str, str]


def bundle(
    matter_id: int, target: Path | BinaryIO, *, actor: StaffActor, at: datetime, templates: Path | None = None
) -> str:
    """Write the bundle of a matter to a file; returns the matter's number. Raises NoSuchMatter, NotPermitted.

    `templates` is the folder of the office's own Word templates. The reading is logged with the purpose "bundle".
    """
    found = gather(matter_id, actor=actor, at=at, purpose="bundle")
    with writing(target) as out:
        hashes = contents(out, found, templates)
        text = json.dumps(found.index, ensure_ascii=False, indent=1, default=str)
        _add(out, hashes, "index.json", text.encode())
        _add(out, hashes, "index.html", page(found.index, "zh").encode())
        _add(out, hashes, "index.en.html", page(found.index, "en").encode())
        whole = listed(hashes)
        out.add(LIST, whole)
        if keys.has_keys():
            out.add(SIGNATURE, _signature(whole))
    return str(found.file.matter.number)


def contents(out: Writer, found: Gathered, templates: Path | None) -> Hashes:
    """Write papers and files; returns their hashes. A file gone from the store is noted in the index, not made up."""
    hashes: Hashes = {}
    for (name, document), told in zip(found.papers, found.index["papers"], strict=True):
        paper = paper_of(document)
        _add(out, hashes, f"{name}.docx", render_docx(paper, templates))
        shown = paper_page(paper.title, paper.lang, html(paper, level=1))
        _add(out, hashes, f"{name}.html", shown.encode())
        told["sha256"] = hashes[f"{name}.docx"]
    for (name, row), told in zip(found.attachments, found.index["files"], strict=True):
        try:
            with open_kept(row.sha256) as stream:
                hashes[name] = _digest(stream)
                stream.seek(0)
                out.add(name, stream)
        except FileNotFoundError:
            told["gone"] = True
    return hashes


def _add(out: Writer, hashes: Hashes, name: str, content: bytes) -> None:
    hashes[name] = hashlib.sha256(content).hexdigest()
    out.add(name, content)


def _digest(stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def _signature(whole: bytes) -> bytes:
    ring = keys.ring()
    body: dict[str, Any] = {
        "name": ring.card.name,
        "fingerprint": ring.card.mark,
        "signature": keys.b64(ring.signing.sign(whole)),
    }
    return keys.canonical(body)
