"""What happened in a matter, and who has read it."""

from django.db import models

from huiyin.foundation.units.models import Unit
from huiyin.matters.models.child import Child


class Event(Child):
    """One act on the timeline; `public` is shown to the person, `inner` to the desk only."""

    act = models.CharField(max_length=40)
    at = models.DateTimeField()
    on = models.DateField()
    actor = models.CharField(max_length=40)
    actor_name = models.CharField(max_length=60, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    stage_before = models.CharField(max_length=30, blank=True)
    stage_after = models.CharField(max_length=30)
    public = models.JSONField(default=dict)
    inner = models.JSONField(default=dict)
    articles = models.JSONField(default=list)

    class Meta:
        db_table = "event"


class ReadEntry(Child):
    """One reading of the matter by staff, shown to the person whose matter it is."""

    at = models.DateTimeField()
    account_id = models.BigIntegerField()
    name = models.CharField(max_length=60)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    purpose = models.CharField(max_length=30)

    class Meta:
        db_table = "read_entry"
