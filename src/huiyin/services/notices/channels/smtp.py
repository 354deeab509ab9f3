"""E-mail by SMTP, as HUIYIN_EMAIL_URL names the server."""

from smtplib import SMTPRecipientsRefused
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote

from django.core.mail.backends.smtp import EmailBackend

from huiyin.services.notices.channels.letter import letter
from huiyin.services.notices.ports import Message, Undeliverable

PATIENCE = 20  # seconds for the server to answer
PERMANENT = range(500, 600)  # what a mail server answers when trying again cannot help (RFC 5321)


class Smtp:
    """smtp://user:secret@host:port (STARTTLS when there is a secret, or ?starttls=0 not to) or smtps://."""

    def __init__(self, address: SplitResult) -> None:
        asked = parse_qs(address.query).get("starttls", [""])[0]
        secure = address.scheme == "smtps"
        self._options: dict[str, Any] = {
            "host": address.hostname or "localhost",
            "port": address.port or (465 if secure else 25),
            "username": unquote(address.username or ""),
            "password": unquote(address.password or ""),
            "use_ssl": secure,
            "use_tls": not secure and (asked == "1" or (bool(address.password) and asked != "0")),
            "timeout": PATIENCE,
        }

    def send(self, message: Message) -> None:
        """Hand the message to the server. Raises Undeliverable when the server knows no such recipient."""
        mail = letter(message)
        mail.connection = EmailBackend(**self._options)
        try:
            mail.send()
        except SMTPRecipientsRefused as error:
            if all(code in PERMANENT for code, _ in error.recipients.values()):
                raise Undeliverable("the mail server refused the recipient") from None
            raise
