"""The keys of this installation for handing matters over, sealed in its data folder, and the card others get of them."""

import hashlib
import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from django.conf import settings

from huiyin.foundation.vault.seal import seal, unseal
from huiyin.services.exchange.package.refusals import PackageRefused

CARD = "huiyin-card/1"
LONGEST = 200  # characters of a name; it stands in a matter's relation
_SHOWN = 32  # hexadecimal digits of a fingerprint: 128 bits, in groups of four


@dataclass(frozen=True, slots=True)
class Card:
    """What an installation gives to others: who it is, how to reach it, its two public keys."""

    name: str
    contact: str
    url: str
    signing: str
    receiving: str

    @property
    def fingerprint(self) -> str:
        """The digest of both keys, in groups of four, to be compared by telephone."""
        digest = hashlib.sha256(f"{self.signing}|{self.receiving}".encode()).hexdigest()[:_SHOWN]
        return " ".join(digest[n : n + 4] for n in range(0, _SHOWN, 4))

    @property
    def mark(self) -> str:
        """The fingerprint without gaps, as files and rows keep it."""
        return self.fingerprint.replace(" ", "")

    def verify(self, signature: bytes, message: bytes) -> bool:
        """Whether this installation signed the message."""
        try:
            Ed25519PublicKey.from_public_bytes(unb64(self.signing)).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class Ring:
    """The private halves, and the card that goes with them."""

    card: Card
    signing: Ed25519PrivateKey
    receiving: X25519PrivateKey


def folder() -> Path:
    """Where keys and cards lie."""
    return Path(settings.HUIYIN_DATA) / "handover"


def create(name: str, contact: str, url: str) -> Ring:
    """Make the keys of this installation, once. Raises FileExistsError when they are there."""
    signing, receiving = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
    card = Card(
        name=name[:LONGEST],
        contact=contact,
        url=url,
        signing=b64(signing.public_key().public_bytes_raw()),
        receiving=b64(receiving.public_key().public_bytes_raw()),
    )
    body = {
        "card": _plain(card),
        "signing": seal(b64(signing.private_bytes_raw()), "handover:signing"),
        "receiving": seal(b64(receiving.private_bytes_raw()), "handover:receiving"),
    }
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(_keys_file(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(body, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    return Ring(card, signing, receiving)


def ring() -> Ring:
    """The keys of this installation. Raises PackageRefused when there are none."""
    try:
        raw = json.loads(_keys_file().read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise PackageRefused("no_keys") from error
    signing = unb64(unseal(raw["signing"], "handover:signing"))
    receiving = unb64(unseal(raw["receiving"], "handover:receiving"))
    return Ring(
        Card(**raw["card"]),
        Ed25519PrivateKey.from_private_bytes(signing),
        X25519PrivateKey.from_private_bytes(receiving),
    )


def has_keys() -> bool:
    """Whether this installation has made its keys."""
    return _keys_file().is_file()


def written(keys: Ring) -> bytes:
    """The card as a file for others, signed by itself so that a slip of the pen is noticed."""
    body = {"format": CARD, **_plain(keys.card)}
    proof = b64(keys.signing.sign(canonical(body)))
    return json.dumps({**body, "proof": proof}, ensure_ascii=False, indent=1).encode() + b"\n"


def read_card(raw: bytes, shown: str) -> Card:
    """A card from elsewhere. Raises PackageRefused when it is none or does not fit its own signature."""
    try:
        body: dict[str, Any] = json.loads(raw)
        proof = unb64(body.pop("proof"))
        fields = {name: body[name] for name in Card.__dataclass_fields__}
        card = Card(**fields)
        X25519PublicKey.from_public_bytes(unb64(card.receiving))
        sound = body["format"] == CARD and all(isinstance(v, str) for v in fields.values())
        sound = sound and 0 < len(card.name) <= LONGEST and "|" not in card.name
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PackageRefused("bad_card", shown) from error
    if not sound or not card.verify(proof, canonical(body)):
        raise PackageRefused("bad_card", shown)
    return card


def trust(card: Card, *, replace: bool = False) -> None:
    """Remember a card; who is known by the same name with other keys is not replaced unasked. Raises PackageRefused."""
    same = [one for one in trusted() if one.name == card.name and one.mark != card.mark]
    if same and not replace:
        raise PackageRefused("other_card", card.name)
    for one in same:
        _trusted_file(one.mark).unlink(missing_ok=True)
    path = _trusted_file(card.mark)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.write_text(json.dumps(_plain(card), ensure_ascii=False, indent=1), encoding="utf-8")


def trusted() -> list[Card]:
    """Every installation known here, by name."""
    files = sorted((folder() / "trusted").glob("*.json"))
    cards = [Card(**json.loads(path.read_text(encoding="utf-8"))) for path in files]
    return sorted(cards, key=lambda card: card.name)


def known(name: str) -> Card:
    """The installation of that name. Raises PackageRefused."""
    found = next((card for card in trusted() if card.name == name.strip()), None)
    if found is None:
        raise PackageRefused("unknown_receiver", name.strip())
    return found


def canonical(body: dict[str, Any]) -> bytes:
    """One spelling only, so that what is signed is what is read."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def b64(raw: bytes) -> str:
    """Bytes as text."""
    return urlsafe_b64encode(raw).decode()


def unb64(text: str) -> bytes:
    """The bytes again. Raises ValueError."""
    return urlsafe_b64decode(text.encode("ascii"))


def _plain(card: Card) -> dict[str, str]:
    return {name: getattr(card, name) for name in Card.__dataclass_fields__}


def _keys_file() -> Path:
    return folder() / "keys.json"


def _trusted_file(mark: str) -> Path:
    return folder() / "trusted" / f"{mark}.json"
