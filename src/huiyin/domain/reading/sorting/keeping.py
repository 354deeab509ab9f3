"""A sorter as bytes and back: plain arrays and a page of JSON, no code in it, recognised by their digest."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import numpy as np

from huiyin.domain.reading.sorting.features.counting import LONGEST
from huiyin.domain.reading.sorting.features.rows import known_of
from huiyin.domain.reading.sorting.features.table import BITS, keys_in
from huiyin.domain.reading.sorting.sorter import Sorter

FORMAT = 3


class Unreadable(Exception):
    """The bytes are no sorter that this version reads, or not those that were kept."""


def packed(sorter: Sorter) -> bytes:
    """The sorter as the bytes of a file. It holds labels, hashes and weights, and no word of any text."""
    about = {
        "format": FORMAT,
        "bits": BITS,
        "longest": LONGEST,
        "labels": sorter.labels,
    }
    out = io.BytesIO()
    np.savez_compressed(
        out,
        about=np.frombuffer(json.dumps(about, ensure_ascii=False).encode(), np.uint8),
        runs=keys_in(sorter.known.runs),
        words=keys_in(sorter.known.words),
        scale=sorter.scale,
        weights=sorter.weights,
        bias=sorter.bias,
    )
    return out.getvalue()


def digest(data: bytes) -> str:
    """What the bytes are recognised by."""
    return hashlib.sha256(data).hexdigest()


def unpacked(data: bytes, sha256: str) -> Sorter:
    """The sorter that was packed. Raises Unreadable, above all where the bytes are others than those that were kept."""
    if digest(data) != sha256:
        raise Unreadable("the file is not the one that was kept: its digest differs")
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            about = json.loads(arrays["about"].tobytes())
            if (about["format"], about["bits"], about["longest"]) != (FORMAT, BITS, LONGEST):
                raise Unreadable("it was made by another version; learn again")
            return Sorter(
                labels=tuple(about["labels"]),
                known=known_of(arrays["runs"], arrays["words"]),
                scale=arrays["scale"],
                weights=arrays["weights"],
                bias=arrays["bias"],
            )
    except (KeyError, ValueError, OSError, zipfile.BadZipFile) as error:
        raise Unreadable("it is no file of what was learned") from error
