"""A fault of a pack: which file, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from huiyin.domain.law.pack import Pack


@dataclass(frozen=True, slots=True)
class Fault:
    """Something a pack must not be relied on with."""

    file: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.what}"


def file_of(pack: Pack, basis: str) -> str:
    """The file an article, a reading or a place's promise stands in, from the pack's folder."""
    if basis in pack.articles:
        return named(pack, pack.articles[basis].file)
    return named(pack, pack.folder / "silences.yaml")


def named(pack: Pack, path: Path) -> str:
    """A file of the pack as one would look for it: from the folder of the packs."""
    return str(path.relative_to(pack.folder.parent)) if path.is_relative_to(pack.folder.parent) else str(path)
