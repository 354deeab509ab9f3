"""Inspection and guidance of an office: the plan and checklist, what was found, what was put right by when, the return visit."""

from django.db import models

from huiyin.foundation.units.models import Unit
from huiyin.matters.models.child import Child


class Inspection(Child):
    """One inspection of one unit's work on matters: the row of a file of its own."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)  # inspected
    by_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    checklist = models.CharField(max_length=40)  # a checklist of the law's data
    answers = models.JSONField(default=dict)  # question -> a code of the law's `check_answers`
    planned_on = models.DateField()
    held_on = models.DateField(null=True)
    words = models.TextField(blank=True)  # what is looked at, afterwards the guidance given
    state = models.CharField(max_length=12, default="planned")  # planned, held, ended
    ended_on = models.DateField(null=True)
    details = models.JSONField(
        default=dict
    )  # told beforehand or not; the draw of files: seed, days, frame, which

    class Meta:
        db_table = "inspection"
        indexes = [models.Index("planned_on", name="inspection_open", condition=~models.Q(state="ended"))]


class InspectionFinding(Child):
    """Something wrong that an inspection found: what, on which rule, until when it is put right, and whether it was."""

    question = models.CharField(max_length=40, blank=True)
    what = models.TextField()
    rule = models.CharField(max_length=120, blank=True)
    due = models.DateField()
    done_on = models.DateField(null=True)
    done_words = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    seen_on = models.DateField(null=True)  # the return visit
    seen = models.CharField(max_length=12, blank=True)  # a code of the law's `return_results`
    seen_words = models.TextField(blank=True)
    details = models.JSONField(default=dict)  # days set before, with what was seen on each return visit

    class Meta:
        db_table = "inspection_finding"
        indexes = [models.Index("due", name="inspection_finding_open", condition=models.Q(done_on=None))]
