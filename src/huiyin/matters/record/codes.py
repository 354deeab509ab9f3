"""Query codes: 80 random bits, shown once, kept only as a keyed hash."""

import hmac
import secrets
from base64 import b32encode
from hashlib import sha256

from django.conf import settings

from huiyin.foundation.ledger.rows import insert
from huiyin.foundation.vault.seal import keyed_hash
from huiyin.matters.models import QueryCode

_LOOKALIKES = str.maketrans({"0": "O", "1": "I", "8": "B"})


def fresh(filing_key: str = "") -> str:
    """A new code. From a filing's own secret key it is always the same, so a repeated submit shows the same code."""
    if not filing_key:
        return b32encode(secrets.token_bytes(10)).decode()
    digest = hmac.new(settings.SECRET_KEY.encode(), f"code\x1f{filing_key}".encode(), sha256).digest()
    return b32encode(digest[:10]).decode()


def keep(matter_id: int, code: str, *, signer_no: int | None = None) -> None:
    """Remember the code's keyed hash for the matter, or for one of its signers; several codes may lead to one matter."""
    insert(QueryCode(hash=_hash(code), matter_id=matter_id, signer_no=signer_no))


def find(code: str) -> int | None:
    """The matter a typed code leads to; spaces, hyphens, small letters and look-alike digits are forgiven.

    The code of one who only signed it is none of these: see `behind`.
    """
    found = behind(code)
    return found[0] if found and found[1] is None else None


def behind(code: str) -> tuple[int, int | None] | None:
    """The matter a typed code leads to, and the number of the signer where it is a signer's own."""
    row = QueryCode.objects.filter(hash=_hash(code)).first()
    return (row.matter_id, row.signer_no) if row else None


def _hash(code: str) -> str:
    clean = "".join(ch for ch in code.upper() if ch.isalnum()).translate(_LOOKALIKES)
    return keyed_hash(clean, "query-code")
