"""Why a matter arose, as two readers see it apart from one another; and what one cause behind many matters is answered with."""

from django.db import models

from huiyin.foundation.units.models import Unit
from huiyin.matters.models.child import Child


class Cause(Child):
    """One reader's coding of a decided matter; a second reader codes without seeing the first."""

    code = models.CharField(max_length=40)  # a code of the law's `causes`
    reading = models.SmallIntegerField(default=1)  # 1 first coder, 2 second coder
    coder_id = models.BigIntegerField()  # account; kept so that nobody codes twice, and shown to nobody
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)  # of the coder
    coded_on = models.DateField()
    words = models.TextField(blank=True)

    class Meta:
        db_table = "cause"
        indexes = [models.Index("coded_on", name="cause_coded")]


class CauseDraw(models.Model):
    """A random draw of coded matters to be coded again by the unit that drew; by a seed, so that it can be drawn again."""

    id = models.BigIntegerField(primary_key=True)
    drawn_on = models.DateField()
    drawn_by = models.CharField(max_length=60)
    by_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    first = models.DateField()  # coded from ... to ...
    last = models.DateField()
    frame = models.IntegerField()  # how many might have been drawn
    seed = models.CharField(max_length=64)
    matters = models.JSONField(default=list)  # those drawn

    class Meta:
        db_table = "cause_draw"


class Systemic(Child):
    """One cause behind many matters: the row of a file of its own. What will be done stands as promises of that file."""

    cause = models.CharField(max_length=40)
    owner = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    problem = models.TextField()
    plan = models.TextField(blank=True)
    due = models.DateField()
    opened_on = models.DateField()
    state = models.CharField(max_length=12, default="open")  # open, solved, published
    result = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    ended_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    published = models.TextField(blank=True)  # what the public reads, naming nobody
    details = models.JSONField(default=dict)

    class Meta:
        db_table = "systemic"
        indexes = [
            models.Index("owner", "due", name="systemic_open", condition=models.Q(state="open")),
            models.Index(
                "published_on", name="systemic_public", condition=models.Q(published_on__isnull=False)
            ),
        ]
