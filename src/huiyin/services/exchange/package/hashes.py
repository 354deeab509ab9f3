"""The list of hashes in a package, and the comparison that names every file altered, missing or added."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from huiyin.services.exchange.package.refusals import PackageRefused
from huiyin.services.exchange.package.zips import Reader

LIST = "hashes.txt"
SIGNATURE = "hashes.sig"
APART = frozenset({LIST, SIGNATURE})


@dataclass(slots=True)
class Differences:
    """What is not as the list says; empty lists where all is."""

    altered: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.altered or self.missing or self.added)

    def first(self) -> tuple[str, str]:
        """The code and name of one difference, for a refusal."""
        pairs = [(code, name) for code in ("altered", "missing", "added") for name in getattr(self, code)]
        return pairs[0]


def listed(hashes: Mapping[str, str]) -> bytes:
    """The list as `sha256sum -c` reads it, in the order of the names."""
    return "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes)).encode()


def parsed(text: bytes) -> dict[str, str]:
    """The list read again. Raises ValueError for a line that is none."""
    found: dict[str, str] = {}
    for line in text.decode("utf-8").splitlines():
        digest, gap, name = line.partition("  ")
        if len(digest) != 64 or not gap or not name or name in found:
            raise ValueError(line[:80])
        found[name] = digest
    return found


def compare(reader: Reader) -> Differences:
    """Every member against the list. Raises PackageRefused when there is no list, or it cannot be read."""
    try:
        wanted = parsed(reader.read(LIST))
    except (ValueError, UnicodeDecodeError) as error:
        raise PackageRefused("altered", LIST) from error
    found = Differences()
    present = [name for name in reader.names if name not in APART]
    for name in present:
        if name not in wanted:
            found.added.append(name)
        elif _digest(reader, name) != wanted[name]:
            found.altered.append(name)
    found.missing += [name for name in wanted if name not in present]
    return found


def _digest(reader: Reader, name: str) -> str:
    digest = hashlib.sha256()
    try:
        for chunk in reader.chunks(name):
            digest.update(chunk)
    except PackageRefused:
        return ""  # damaged beyond reading: altered like any other
    return digest.hexdigest()
