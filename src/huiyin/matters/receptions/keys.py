"""The secret in the address of a leader's own calendar: made, made anew, taken back; only its hash is kept."""

import secrets
from datetime import datetime

from django.db import transaction

from huiyin.foundation.people.models import Account
from huiyin.foundation.vault.seal import keyed_hash
from huiyin.matters.models import CalendarKey

PURPOSE = "calendar"


def make(account_id: int, *, at: datetime) -> str:
    """A new secret; the one before opens nothing any more."""
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        take_back(account_id)
        CalendarKey.objects.create(account_id=account_id, hash=keyed_hash(secret, PURPOSE), made_at=at)
    return secret


def take_back(account_id: int) -> None:
    """The calendar can be read by nobody any more."""
    CalendarKey.objects.filter(account_id=account_id).delete()


def made_at(account_id: int) -> datetime | None:
    """When the secret that is in force was made."""
    return CalendarKey.objects.filter(account_id=account_id).values_list("made_at", flat=True).first()


def opened_by(secret: str) -> Account | None:
    """Whose calendar the secret opens; nobody's where they have left."""
    row = CalendarKey.objects.filter(hash=keyed_hash(secret[:100], PURPOSE)).select_related("account").first()
    return row.account if row and row.account.is_active else None
