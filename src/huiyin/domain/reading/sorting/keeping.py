"""A sorter as bytes and back: plain arrays and a page of JSON, no code in it, recognised by their digest."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import numpy as np

from huiyin.domain.reading.sorting.counting import BITS, SORTS
from huiyin.domain.reading.sorting.sorter import Sorter, no_columns

FORMAT = 2


class Unreadable(Exception):
    """The bytes are no sorter that this version reads, or not those that were kept."""


def packed(sorter: Sorter) -> bytes:
    """The sorter as the bytes of a file. It holds labels, hashes and weights, and no word of any text."""
    about = {
        "format": FORMAT,
        "bits": BITS,
        "sorts": SORTS,
        "labels": sorter.labels,
    }
    out = io.BytesIO()
    np.savez_compressed(
        out,
        about=np.frombuffer(json.dumps(about, ensure_ascii=False).encode(), np.uint8),
        features=np.flatnonzero(sorter.columns.ravel() >= 0).astype(np.uint32),
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
            if (about["format"], about["bits"], tuple(about["sorts"])) != (FORMAT, BITS, SORTS):
                raise Unreadable("it was made by another version; learn again")
            columns = no_columns()
            features = arrays["features"]
            columns.ravel()[features] = np.arange(len(features), dtype=np.int32)
            return Sorter(
                labels=tuple(about["labels"]),
                columns=columns,
                scale=arrays["scale"],
                weights=arrays["weights"],
                bias=arrays["bias"],
            )
    except (KeyError, ValueError, OSError, zipfile.BadZipFile) as error:
        raise Unreadable("it is no file of what was learned") from error
