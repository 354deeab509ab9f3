"""Appending an entry to a chain and announcing it in the outbox, inside the caller's transaction."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from huiyin.foundation.ledger.models import Entry, Outbox
from huiyin.foundation.ledger.rows import insert

START = "0" * 64


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain ends: how many entries it has and the last one's hash."""

    length: int = 0
    hash: str = START


def append(
    chain: int, head: Head, *, act: str, actor: str, at: datetime, body: dict[str, Any], announce: bool = True
) -> Head:
    """Write the next entry and its outbox row; the caller holds the chain's lock and keeps the new head."""
    text = canonical(body)
    seq = head.length + 1
    stamp = at.astimezone(UTC)
    digest = entry_hash(chain, seq, stamp, act, actor, text, head.hash)
    entry = Entry(
        chain=chain, seq=seq, at=stamp, act=act, actor=actor, body=text, prev=head.hash, hash=digest
    )
    insert(entry)
    if announce:
        insert(Outbox(chain=chain, seq=seq, act=act, at=stamp))
    return Head(seq, digest)


def canonical(body: dict[str, Any]) -> str:
    """JSON with one spelling only, so that the same content has the same hash."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def entry_hash(chain: int, seq: int, at: datetime, act: str, actor: str, body: str, prev: str) -> str:
    """SHA-256 over every field of an entry and the hash before it."""
    line = "\x1f".join([str(chain), str(seq), at.astimezone(UTC).isoformat(), act, actor, body, prev])
    return hashlib.sha256(line.encode()).hexdigest()
