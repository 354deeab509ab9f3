"""Sealing and opening one field: AES-256-GCM, or SM4-GCM where the installation selects it."""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from huiyin.foundation.vault import keys


class CannotOpen(Exception):
    """A sealed field was altered, moved to another record, or sealed by a key that is gone."""


def seal(text: str, context: str) -> str:
    """Encrypt `text`; `context` (which record, which field) is bound in, so a value cannot be moved elsewhere."""
    if not text:
        return ""
    ring = keys.load()
    cipher = "sm4" if settings.HUIYIN_CIPHER == "sm4-gcm" else "aes"
    nonce = secrets.token_bytes(12)
    sealed = _seal_with(cipher, ring.sealing[ring.current], nonce, text.encode(), context.encode())
    return f"{cipher}.{ring.current}.{urlsafe_b64encode(nonce + sealed).decode()}"


def unseal(sealed: str, context: str) -> str:
    """Decrypt a field. Raises CannotOpen."""
    if not sealed:
        return ""
    cipher, name, body = sealed.split(".", 2)
    raw = urlsafe_b64decode(body)
    try:
        key = keys.load().sealing[name]
        return _open_with(cipher, key, raw[:12], raw[12:], context.encode()).decode()
    except (KeyError, InvalidTag) as error:
        raise CannotOpen(f"a sealed field ({context}) cannot be opened with key {name}") from error


def keyed_hash(text: str, purpose: str) -> str:
    """A hash that only this installation can compute, for comparing (same phone, same code) without storing."""
    return hmac.new(keys.load().hashing, f"{purpose}\x1f{text}".encode(), hashlib.sha256).hexdigest()


def _seal_with(cipher: str, key: bytes, nonce: bytes, text: bytes, context: bytes) -> bytes:
    if cipher == "aes":
        return AESGCM(key).encrypt(nonce, text, context)
    encryptor = Cipher(algorithms.SM4(key[:16]), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(context)
    return encryptor.update(text) + encryptor.finalize() + encryptor.tag


def _open_with(cipher: str, key: bytes, nonce: bytes, sealed: bytes, context: bytes) -> bytes:
    if cipher == "aes":
        return AESGCM(key).decrypt(nonce, sealed, context)
    decryptor = Cipher(algorithms.SM4(key[:16]), modes.GCM(nonce, sealed[-16:])).decryptor()
    decryptor.authenticate_additional_data(context)
    return decryptor.update(sealed[:-16]) + decryptor.finalize()
