"""Verifying a bundle anywhere, without its database: every file by its hash, the ledger link by link, the signature."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from huiyin.foundation.ledger.append import Head
from huiyin.foundation.ledger.verify import Row, chain_faults
from huiyin.services.exchange.package import keys
from huiyin.services.exchange.package.hashes import LIST, SIGNATURE, Differences, compare
from huiyin.services.exchange.package.refusals import PackageRefused
from huiyin.services.exchange.package.zips import Reader, reading

UNSIGNED, SOUND, UNKNOWN, WRONG = "unsigned", "sound", "unknown", "wrong"


@dataclass(slots=True)
class Verified:
    """What was found: files that differ, entries of the ledger that do, and whose signature it bears."""

    number: str = ""
    files: int = 0
    differences: Differences = field(default_factory=Differences)
    ledger: list[str] = field(default_factory=list)
    signature: str = UNSIGNED
    signer: str = ""

    @property
    def sound(self) -> bool:
        """Whether everything is as it was when the bundle was made."""
        return not (self.differences or self.ledger or self.signature == WRONG)


def verify(source: Path) -> Verified:
    """Look through a bundle. Raises PackageRefused when it is none, or cannot be read at all."""
    with reading(source, source.name) as reader:
        found = Verified(differences=compare(reader), files=len(reader.names))
        found.signature, found.signer = _signature(reader)
        try:
            index = json.loads(reader.read("index.json"))
            found.number = str(index["matter"]["number"])
            found.ledger = _ledger(index["ledger"])
        except (PackageRefused, ValueError, KeyError, TypeError):
            pass  # the comparison names the index as altered or missing
    return found


def _ledger(told: dict[str, Any]) -> list[str]:
    """The faults of the chain as it stands in the index, each in words."""
    rows = [
        Row(
            int(told["chain"]),
            int(e["seq"]),
            datetime.fromisoformat(e["at"]),
            e["act"],
            e["actor"],
            e["body"],
            e["prev"],
            e["hash"],
        )
        for e in told["entries"]
    ]
    head = Head(int(told["length"]), str(told["head"]))
    return [
        f"{fault.seq} {fault.kind}: {fault.detail}" for fault in chain_faults(int(told["chain"]), head, rows)
    ]


def _signature(reader: Reader) -> tuple[str, str]:
    if SIGNATURE not in reader.names:
        return UNSIGNED, ""
    try:
        body = json.loads(reader.read(SIGNATURE))
        name, mark, signed = str(body["name"]), str(body["fingerprint"]), keys.unb64(body["signature"])
    except (PackageRefused, ValueError, KeyError, TypeError):
        return WRONG, ""
    card = next((one for one in _cards() if one.mark == mark), None)
    if card is None:
        return UNKNOWN, name
    return (SOUND if card.verify(signed, reader.read(LIST)) else WRONG), card.name


def _cards() -> list[keys.Card]:
    own = [keys.ring().card] if keys.has_keys() else []
    return [*own, *keys.trusted()]
