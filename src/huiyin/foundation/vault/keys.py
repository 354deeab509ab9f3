"""The key file: which keys exist, which one seals now, and how a new one is added."""

import json
import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings


class KeyFileMissing(Exception):
    """The installation has no key file; nothing personal can be read or written without it."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Every sealing key by its id, the id that seals now, and the key of the keyed hashes."""

    current: str
    sealing: dict[str, bytes]
    hashing: bytes


def load() -> Keys:
    """The keys of this installation, read once per change of the file. Raises KeyFileMissing."""
    path = Path(settings.HUIYIN_KEYS_FILE)
    try:
        return _read(str(path), path.stat().st_mtime_ns)
    except FileNotFoundError as error:
        raise KeyFileMissing(
            f"the key file {path} is missing: restore it from your backup, or, on a new installation, run `huiyin keys new`"
        ) from error


@lru_cache(maxsize=4)
def _read(path: str, _changed: int) -> Keys:
    raw = json.loads(Path(path).read_text(encoding="utf-8"))
    return Keys(
        raw["current"],
        {k: urlsafe_b64decode(v) for k, v in raw["sealing"].items()},
        urlsafe_b64decode(raw["hashing"]),
    )


def create(path: Path) -> None:
    """Write a first key file; refuses to replace one, since what it sealed would be lost."""
    body = {"current": "k1", "sealing": {"k1": _fresh()}, "hashing": _fresh()}
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(body, file, indent=1)


def rotate(path: Path) -> str:
    """Add a key that seals from now on and keep the old ones for opening; returns its id."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    name = f"k{len(raw['sealing']) + 1}"
    raw["sealing"][name], raw["current"] = _fresh(), name
    fresh = path.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(raw, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    return name


def _fresh() -> str:
    return urlsafe_b64encode(secrets.token_bytes(32)).decode()
