"""The ledger's two tables: entries that are never changed, and the outbox that is worked off."""

from django.db import models


class Entry(models.Model):
    """One act in one matter's chain; `body` holds digests of personal data, never the data."""

    pk = models.CompositePrimaryKey("chain", "seq")
    chain = models.BigIntegerField()
    seq = models.IntegerField()
    at = models.DateTimeField()
    act = models.CharField(max_length=40)
    actor = models.CharField(max_length=40)
    body = models.TextField()
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "ledger_entry"


class Outbox(models.Model):
    """What has happened and still has to be followed up; the row leaves when it is done."""

    id = models.BigAutoField(primary_key=True)
    chain = models.BigIntegerField()
    seq = models.IntegerField()
    act = models.CharField(max_length=40)
    at = models.DateTimeField()
    tries = models.SmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)

    class Meta:
        db_table = "ledger_outbox"
