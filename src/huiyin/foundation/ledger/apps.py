"""Tells Django of the ledger's tables."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Entries and outbox."""

    name = "huiyin.foundation.ledger"
    label = "ledger"
