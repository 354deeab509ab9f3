"""A legal clock: which limit, from when, due when, and how it ended."""

from django.db import models

from huiyin.foundation.units.models import Unit
from huiyin.matters.models.child import Child


class Clock(Child):
    """A running or ended limit; its day-by-day computation is made again from pack, limit and start."""

    limit = models.CharField(max_length=40)
    side = models.CharField(max_length=10)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    start = models.DateField()
    length = models.SmallIntegerField()
    due = models.DateField()
    provisional = models.BooleanField(default=False)
    calendar = models.CharField(max_length=60, blank=True)
    start_at = models.DateTimeField(null=True)  # limits counted in hours
    due_at = models.DateTimeField(null=True)
    excluded = models.JSONField(default=list)  # [[first, last], ...] ISO days left out (hearing, Art 36)
    running = models.BooleanField(default=True)
    ended_on = models.DateField(null=True)
    ended_by = models.CharField(max_length=40, blank=True)

    class Meta:
        db_table = "clock"
        indexes = [
            models.Index("side", "due", name="clock_running", condition=models.Q(running=True)),
            # what lies on one desk and waits for another's answer: few at any size, found by the unit that owes it
            models.Index(
                "unit", "due", name="clock_answer", condition=models.Q(running=True, limit="answer_objection")
            ),
            models.Index(
                "start", name="clock_provisional", condition=models.Q(running=True, provisional=True)
            ),
        ]
