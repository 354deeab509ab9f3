"""The receipt for a matter taken over: which handing-over it was, and the number there, signed by the receiver."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from huiyin.services.exchange.package.keys import Card, Ring, b64, canonical, trusted, unb64
from huiyin.services.exchange.package.refusals import PackageRefused

FORMAT = "huiyin-receipt/1"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says, and whose signature it bears."""

    signer: Card
    identity: str
    sent_as: str
    number: str
    taken_on: date


def written(keys: Ring, *, identity: str, sent_as: str, number: str, taken_on: date) -> bytes:
    """The receipt as a file for the sender."""
    body = {
        "format": FORMAT,
        "id": identity,
        "sent_as": sent_as,
        "number": number,
        "taken_on": taken_on.isoformat(),
        "fingerprint": keys.card.mark,
    }
    proof = b64(keys.signing.sign(canonical(body)))
    return json.dumps({**body, "proof": proof}, ensure_ascii=False, indent=1).encode() + b"\n"


def read(raw: bytes, shown: str) -> Receipt:
    """A receipt from elsewhere. Raises PackageRefused for one by nobody trusted, or altered."""
    try:
        body: dict[str, Any] = json.loads(raw)
        proof, mark = unb64(body.pop("proof")), str(body["fingerprint"])
        identity, sent_as, number = (str(body[name])[:80] for name in ("id", "sent_as", "number"))
        taken_on, sound = date.fromisoformat(body["taken_on"]), body["format"] == FORMAT
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PackageRefused("not_a_package", shown) from error
    card = next((one for one in trusted() if one.mark == mark), None)
    if card is None:
        raise PackageRefused("unknown_sender", mark)
    if not sound or not card.verify(proof, canonical(body)):
        raise PackageRefused("bad_signature", card.name)
    return Receipt(card, identity, sent_as, number, taken_on)
