"""The ports through which notices leave the house: what an adapter for e-mail, SMS or WeCom must do.

An adapter is named by an address in the settings (docs: HUIYIN_EMAIL_URL, HUIYIN_SMS_URL, HUIYIN_WECOM_URL):
`smtp://user:secret@host:port` and `file:///folder` for e-mail, `recorded:///file.jsonl` for the recorded fake, or
`python:package.module:Name`, a class (or factory) of the installation's own, called without arguments.

What every adapter promises:
- `send` returns when the message was handed over, and raises otherwise: `Undeliverable` when trying again cannot help
  (no such address), anything else when it may (no connection, throttled).
- `message.mark` is always the same for the same message. After a crash a message may be handed over again: pass the
  mark on as the provider's own message id (SMS: outId / uid; WeCom: enable_duplicate_check with the mark in the
  content's id), so that the repeat is recognised.
- Addresses and texts are not logged.
"""

from dataclasses import dataclass
from typing import Protocol


class Undeliverable(Exception):
    """The message can never be delivered to this address; it is not tried again."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is handed over. `to` is an e-mail address, a phone number or a WeCom user id; `subject` a short line."""

    to: str
    subject: str
    text: str
    mark: str


class Mail(Protocol):
    """E-mail: `to` is an address; subject and plain text are sent, the Message-ID is made from the mark."""

    def send(self, message: Message) -> None:
        """Hand the message over. Raises Undeliverable, or anything else when it may be tried again."""


class ShortMessages(Protocol):
    """SMS: `to` is a phone number; only `subject` is sent, since a text message is read on a locked screen."""

    def send(self, message: Message) -> None:
        """Hand the message over. Raises Undeliverable, or anything else when it may be tried again."""


class WorkChat(Protocol):
    """WeCom (企业微信): `to` is the member's user id, which is the account's login; the text is sent."""

    def send(self, message: Message) -> None:
        """Hand the message over. Raises Undeliverable, or anything else when it may be tried again."""


Port = Mail | ShortMessages | WorkChat
