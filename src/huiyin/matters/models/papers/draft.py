"""A paper or act drafted by one and waiting for another's signature."""

from django.db import models

from huiyin.foundation.people.models import Account
from huiyin.foundation.units.models import Unit
from huiyin.matters.models.child import Child


class Draft(Child):
    """What was typed into an act's form, sealed, until whoever may sign it signs it or sends it back."""

    act = models.CharField(max_length=40)
    contents = models.TextField()  # sealed JSON: form field -> words
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    drafted_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    drafter = models.CharField(max_length=60)
    submitted_at = models.DateTimeField()
    head = models.BooleanField(default=False)  # the head of the unit has to sign, not only a deputy
    state = models.CharField(max_length=20, default="submitted")  # submitted, sent_back, signed, taken_back
    remarks = models.TextField(blank=True)
    decided_by = models.CharField(max_length=60, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "draft"
        indexes = [
            models.Index("unit", "submitted_at", name="draft_waiting", condition=models.Q(state="submitted")),
        ]
