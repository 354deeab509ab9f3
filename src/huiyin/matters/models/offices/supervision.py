"""An office pressed for a lapse: what it was found on, what was done about it, and what the office answered (Art 40)."""

from django.db import models

from huiyin.foundation.units.models import Unit
from huiyin.matters.models.child import Child


class Supervision(Child):
    """One lapse of one office in one matter, from the finding to its end. It is about an office, never about a person."""

    trigger = models.CharField(
        max_length=40
    )  # a trigger of the law's data: overdue, bounced, promise_broken ...
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", db_index=False
    )  # whose lapse it is
    ref = models.BigIntegerField(null=True)  # number of the clock, promise or stay it was found on
    found_on = models.DateField()
    found_by = models.CharField(max_length=10, default="program")  # program, office
    evidence = models.JSONField(default=dict)  # facts as they stood, and the lines of the computation
    state = models.CharField(max_length=12, default="found")  # found, confirmed, dismissed, answered, ended
    confirmed_on = models.DateField(null=True)
    due = models.DateField(null=True)  # until when the office answers the latest measure
    answered_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    words = models.TextField(blank=True)  # why it was dismissed, or what came of it
    details = models.JSONField(default=dict)

    class Meta:
        db_table = "supervision"
        indexes = [
            models.Index(
                "unit",
                "found_on",
                name="supervision_open",
                condition=~models.Q(state__in=("dismissed", "ended")),
            ),
            models.Index("state", "found_on", name="supervision_state"),
            models.Index(
                "due", name="supervision_due", condition=models.Q(state="confirmed", due__isnull=False)
            ),
        ]


class Measure(Child):
    """One measure taken in a supervision (reminder, letter, check on site ...) and the office's written answer to it."""

    supervision_no = models.BigIntegerField()
    kind = models.CharField(max_length=20)  # a code of the law's `measures`
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", db_index=False
    )  # to whom it goes
    by_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    words = models.TextField()
    taken_on = models.DateField()
    due = models.DateField(null=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    document_no = models.BigIntegerField(null=True)
    details = models.JSONField(default=dict)

    class Meta:
        db_table = "measure"
        indexes = [
            models.Index(
                "unit", "due", name="measure_open", condition=models.Q(answered_on=None, due__isnull=False)
            ),
        ]
