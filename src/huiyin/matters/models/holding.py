"""On whose desk the matter lay, from when until when; time nobody took it up is charged to the office."""

from django.db import models

from huiyin.foundation.units.models import Unit
from huiyin.matters.models.child import Child


class Holding(Child):
    """One stay on one unit's desk; every unit with a holding may go on reading the matter."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    how = models.CharField(max_length=20)  # by which act it came; joint: a co-handler, who reads along
    taken_up_at = models.DateTimeField(null=True)  # first act of the unit; before it the time is nobody's

    class Meta:
        db_table = "holding"
        indexes = [
            models.Index("unit", "matter_id", name="holding_unit"),
            models.Index("since", name="holding_untaken", condition=models.Q(until=None, taken_up_at=None)),
        ]
