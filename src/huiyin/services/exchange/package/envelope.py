"""The envelope of a matter handed over: sealed for one receiver, signed by the sender, opened only whole and unaltered."""

import hashlib
import io
import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from huiyin.services.exchange.package.keys import Card, Ring, b64, canonical, trusted, unb64
from huiyin.services.exchange.package.refusals import PackageRefused
from huiyin.services.exchange.package.zips import Reader, reading, writing

FORMAT = "huiyin-handover/1"
HEADER, PAYLOAD, SIGNATURE = "header.json", "payload.bin", "signature.bin"
MOST_PAYLOAD = 256 << 20  # a house size: sealed and opened in memory


@dataclass(frozen=True, slots=True)
class Opened:
    """A package that was opened: who sent it, its identity, and the zip inside."""

    sender: Card
    identity: str
    inner: bytes


def close(inner: bytes, target: Path, *, keys: Ring, to: Card, identity: str) -> None:
    """Write the package. The same handing-over always has the same identity. Raises PackageRefused when too large."""
    if len(inner) > MOST_PAYLOAD:
        raise PackageRefused("too_large", target.name)
    passing, nonce = X25519PrivateKey.generate(), secrets.token_bytes(12)
    head: dict[str, Any] = {
        "format": FORMAT,
        "id": identity,
        "sender": {"name": keys.card.name, "fingerprint": keys.card.mark},
        "receiver": {"name": to.name, "fingerprint": to.mark},
        "passing": b64(passing.public_key().public_bytes_raw()),
        "nonce": b64(nonce),
    }
    shared = passing.exchange(X25519PublicKey.from_public_bytes(unb64(to.receiving)))
    payload = AESGCM(_key(shared, head)).encrypt(nonce, inner, canonical(head))
    signed = canonical({**head, "payload": hashlib.sha256(payload).hexdigest()})
    with writing(target) as out:
        out.add(HEADER, signed)
        out.add(SIGNATURE, keys.signing.sign(signed))
        out.add(PAYLOAD, payload)


def open_package(source: Path, *, keys: Ring) -> Opened:
    """Open a package that was sealed for us by somebody trusted. Raises PackageRefused and touches nothing."""
    with reading(source, source.name) as outer:
        head, sender = _checked_head(outer, keys)
        payload = outer.read(PAYLOAD)
    if hashlib.sha256(payload).hexdigest() != head.pop("payload"):
        raise PackageRefused("altered", PAYLOAD)
    try:
        shared = keys.receiving.exchange(X25519PublicKey.from_public_bytes(unb64(head["passing"])))
        inner = AESGCM(_key(shared, head)).decrypt(unb64(head["nonce"]), payload, canonical(head))
    except (InvalidTag, ValueError) as error:
        raise PackageRefused("cannot_open", source.name) from error
    return Opened(sender, head["id"], inner)


def inside(opened: Opened) -> io.BytesIO:
    """The zip inside, to be read like a file."""
    return io.BytesIO(opened.inner)


def _checked_head(outer: Reader, keys: Ring) -> tuple[dict[str, Any], Card]:
    extra = set(outer.names) - {HEADER, PAYLOAD, SIGNATURE}
    if extra:
        raise PackageRefused("added", sorted(extra)[0])
    signed = outer.read(HEADER)
    try:
        head: dict[str, Any] = json.loads(signed)
        sender, receiver = head["sender"], head["receiver"]
        sound = head["format"] == FORMAT and canonical(head) == signed
        names = [str(sender["name"]), str(receiver["name"])]
        marks = [str(sender["fingerprint"]), str(receiver["fingerprint"])]
        sound = sound and all(isinstance(head[n], str) for n in ("id", "passing", "nonce", "payload"))
    except (ValueError, KeyError, TypeError) as error:
        raise PackageRefused("not_a_package", outer.shown) from error
    if not sound:
        raise PackageRefused("not_a_package", outer.shown)
    card = next((one for one in trusted() if one.mark == marks[0]), None)
    if card is None:
        raise PackageRefused("unknown_sender", names[0])
    if not card.verify(outer.read(SIGNATURE), signed):
        raise PackageRefused("bad_signature", card.name)
    if marks[1] != keys.card.mark:
        raise PackageRefused("not_for_us", names[1])
    return head, card


def _key(shared: bytes, head: dict[str, Any]) -> bytes:
    """The key of this one package, bound to who sends it to whom."""
    info = f"{FORMAT}|{head['sender']['fingerprint']}|{head['receiver']['fingerprint']}|{head['id']}"
    return HKDF(SHA256(), 32, salt=None, info=info.encode()).derive(shared)
