"""A message as an e-mail with an id that is the same whenever the same message is sent."""

from hashlib import sha256

from django.conf import settings
from django.core.mail import EmailMessage

from huiyin.services.notices.ports import Message


def letter(message: Message) -> EmailMessage:
    """The e-mail; mail programs and archives recognise a repeat by its Message-ID."""
    sender = settings.DEFAULT_FROM_EMAIL
    domain = sender.rpartition("@")[2].rstrip(">") or "localhost"
    name = sha256(message.mark.encode()).hexdigest()[:32]
    headers = {
        "Message-ID": f"<{name}@{domain}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    subject = " ".join(message.subject.split())
    return EmailMessage(subject, message.text, sender, [message.to], headers=headers)
