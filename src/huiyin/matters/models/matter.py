"""The matter itself: what it is about, where it stands, on whose desk it lies."""

from django.db import models

from huiyin.foundation.people.models import Account
from huiyin.foundation.units.models import Unit


class Matter(models.Model):
    """One matter; its letters, calls and visits are items of it (one matter, many items)."""

    id = models.BigIntegerField(primary_key=True)
    number = models.CharField(max_length=32, db_index=True)
    pack = models.CharField(max_length=60)
    place_rules = models.CharField(max_length=40, blank=True)  # the local overlay it was registered under
    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    holder = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    officer = models.ForeignKey(  # who in the unit works on it (承办人); None while nobody was named
        Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    stage = models.CharField(max_length=30)
    is_open = models.BooleanField(default=True)

    title = models.CharField(max_length=200)
    body = models.TextField()
    language = models.CharField(max_length=10, default="zh-hans")
    channel = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, blank=True)
    path = models.CharField(max_length=20, blank=True)
    category = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=120, blank=True)  # where the problem is, never where the person is
    anonymous = models.BooleanField(default=False)
    identity_clear = models.BooleanField(default=True)
    confidential = models.BooleanField(default=False)  # a report (检举控告)
    publishable = models.BooleanField(default=False)
    people = models.IntegerField(default=1)  # how many brought it together (人数)

    received_at = models.DateTimeField()
    received_on = models.DateField()
    entered_at = models.DateTimeField()
    moments = models.JSONField(default=dict)  # stage or act -> local ISO date, what the law counts from
    marks = models.JSONField(default=dict)  # law facts not held elsewhere (extended, in_powers ...)

    taken_up = models.BooleanField(default=False)  # whether the unit that holds it has acted on it yet

    next_due = models.DateField(null=True)
    next_due_at = models.DateTimeField(null=True)  # the moment, where the earliest limit is counted in hours
    next_limit = models.CharField(max_length=40, blank=True)
    claims = models.SmallIntegerField(default=0)
    undecided_claims = models.SmallIntegerField(default=0)
    open_commitments = models.SmallIntegerField(default=0)

    version = models.IntegerField(default=0)  # counts acts; a form made for an older version is told so
    next_no = models.IntegerField(default=1)  # numbers the children
    ledger_length = models.IntegerField(default=0)
    ledger_head = models.CharField(max_length=64, default="0" * 64)
    text_digest = models.CharField(max_length=64, db_index=True, blank=True)  # exact resends of one text

    class Meta:
        db_table = "matter"
        indexes = [
            # desks hold what is open; what is closed leaves these indexes, so they stay small at any size of archive
            models.Index("holder", "next_due", "id", name="matter_desk", condition=models.Q(is_open=True)),
            models.Index("office", "next_due", "id", name="matter_office", condition=models.Q(is_open=True)),
            models.Index(
                "officer",
                "next_due",
                "id",
                name="matter_officer",
                condition=models.Q(is_open=True, officer__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.number
