"""A promise made in an answer: who will do what by when, and whether it was done."""

from django.db import models

from huiyin.foundation.units.models import Unit
from huiyin.matters.models.child import Child


class Commitment(Child):
    """Something the office said will be done by a date (Art 32: a supporting opinion is to be executed)."""

    claim_no = models.BigIntegerField()
    text = models.TextField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    due = models.DateField()
    kept_on = models.DateField(null=True)
    evidence = models.TextField(blank=True)
    said = models.CharField(max_length=20, blank=True)  # the person's own word: done, partly, not_done
    said_on = models.DateField(null=True)
    said_words = models.TextField(blank=True)
    said_by = models.CharField(
        max_length=10, blank=True
    )  # person, or office where it was said in a follow-up
    disputed_on = models.DateField(null=True)  # the unit said done, the person says not: open again since
    pressed_on = models.DateField(null=True)  # overdue or disputed, and called in by the office since

    class Meta:
        db_table = "commitment"
        indexes = [
            models.Index("due", name="commitment_open", condition=models.Q(kept_on=None)),
            models.Index(
                "due",
                name="commitment_disputed",
                condition=models.Q(kept_on=None, disputed_on__isnull=False),
            ),
        ]
