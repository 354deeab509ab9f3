"""A review of an opinion by the organ above: asked for, admitted or not, decided, served (Art 35, 36)."""

from django.db import models

from huiyin.foundation.units.models import Unit
from huiyin.matters.models.child import Child


class Review(Child):
    """One review: level 1 is 复查, level 2 is 复核."""

    level = models.SmallIntegerField()
    asked_on = models.DateField()
    channel = models.CharField(max_length=20, default="online")
    grounds = models.TextField(blank=True)  # what the person says against the opinion
    respondent = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    organ = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    late = models.BooleanField(default=False)
    late_reason = models.TextField(blank=True)
    admitted_why = models.TextField(blank=True)  # why a late request was admitted all the same
    state = models.CharField(
        max_length=20, default="asked"
    )  # asked, accepted, refused, withdrawn, decided, served
    outcome = models.CharField(max_length=20, blank=True)  # maintain, quash, change, redo
    findings = models.TextField(blank=True)
    opinion = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    redo_days = models.SmallIntegerField(null=True)
    document_no = models.BigIntegerField(null=True)
    decided_on = models.DateField(null=True)
    served_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    published = models.TextField(blank=True)  # the text the public reads, without anybody's name

    class Meta:
        db_table = "review"
        indexes = [
            models.Index(
                "published_on", name="review_published", condition=models.Q(published_on__isnull=False)
            ),
        ]
