"""A notice, told once whatever happens, and each delivery of it by one channel to one recipient."""

from django.db import models

from huiyin.foundation.units.models import Unit
from huiyin.matters.models import Matter


class Notice(models.Model):
    """Something a unit, or the person with the matter, is told. It is kept without words: a code and its values.

    `mark` says what it is about in one spelling only; a second notice of the same mark cannot exist. `ref` is the
    child of the matter it is about (clock, promise, stay, event), `day` the date it is about, `level` the reminder.
    """

    id = models.BigAutoField(primary_key=True)
    mark = models.CharField(max_length=120, unique=True)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, db_index=False, related_name="+")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )  # none: the person
    code = models.CharField(max_length=30)
    params = models.JSONField(default=dict)
    ref = models.BigIntegerField(default=0)
    day = models.DateField(null=True)
    level = models.SmallIntegerField(default=0)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "notice"
        indexes = [
            models.Index("matter", "code", "ref", name="notice_matter"),
            models.Index(fields=["unit", "-id"], name="notice_unit", condition=models.Q(unit__isnull=False)),
            models.Index("unit", name="notice_unread", condition=models.Q(unit__isnull=False, read_at=None)),
        ]

    def __str__(self) -> str:
        return self.mark


class Delivery(models.Model):
    """One notice by one channel to one recipient; the recipient is a row (party:3, staff:12), never an address."""

    class State(models.TextChoices):
        """waiting -> sending -> sent; skipped: nobody there to send to; failed: given up after many tries."""

        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        SKIPPED = "skipped"
        FAILED = "failed"

    id = models.BigAutoField(primary_key=True)
    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, db_index=False, related_name="deliveries")
    channel = models.CharField(max_length=20)
    recipient = models.CharField(max_length=30)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    pending = models.BooleanField(
        default=True
    )  # waiting or sending: what a worker looks for, by a small index
    tries = models.SmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    since = models.DateTimeField(null=True)  # when the present state began
    error = models.CharField(max_length=80, blank=True)  # the kind of failure; never an address

    class Meta:
        db_table = "notice_delivery"
        constraints = [models.UniqueConstraint("notice", "channel", "recipient", name="one_delivery_each")]
        indexes = [models.Index("id", name="delivery_pending", condition=models.Q(pending=True))]

    @property
    def mark(self) -> str:
        """The deterministic id by which a receiver recognises a repeat."""
        return f"{self.notice.mark}|{self.channel}|{self.recipient}"
