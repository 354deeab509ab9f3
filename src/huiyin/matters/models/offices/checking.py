"""Asking again whether closed matters were really solved: a random sample, and what each person said."""

from django.db import models

from huiyin.foundation.units.models import Unit
from huiyin.matters.models.child import Child


class Sample(models.Model):
    """A random sample of closed matters whose people agreed to be asked; drawn by a seed, so that it can be drawn again."""

    id = models.BigIntegerField(primary_key=True)
    drawn_on = models.DateField()
    drawn_by = models.CharField(max_length=60)
    by_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    first = models.DateField()  # closed from ... to ...
    last = models.DateField()
    scope = models.JSONField(default=dict)  # units, category: which closed matters were meant
    closed = models.IntegerField()  # closed in that time
    frame = models.IntegerField()  # of these, whose people may be asked
    drawn = models.IntegerField()
    seed = models.CharField(max_length=64)
    ended_on = models.DateField(null=True)

    class Meta:
        db_table = "closure_sample"


class ClosureCheck(Child):
    """One closed matter of a sample: asked, and what its person said of the matter, never of themselves."""

    sample_id = models.BigIntegerField()
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", db_index=False
    )  # who closed it
    state = models.CharField(max_length=12, default="drawn")  # drawn, said, not_reached, declined
    said = models.CharField(
        max_length=20, blank=True
    )  # a code of the law's `checks`; empty where there is no answer
    words = models.TextField(blank=True)
    claimed = models.TextField(
        blank=True
    )  # what the unit's closing said, as it stood when the sample was drawn
    asked_on = models.DateField(null=True)
    by = models.CharField(max_length=10, blank=True)  # person, office
    tries = models.SmallIntegerField(default=0)

    class Meta:
        db_table = "closure_check"
        indexes = [
            models.Index("sample_id", "matter", name="closure_check_sample"),
            models.Index("asked_on", name="closure_check_said", condition=models.Q(state="said")),
        ]
