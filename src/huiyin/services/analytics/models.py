"""A report on a period: the figures as they were computed, the text as somebody edited it, and when it left."""

from django.db import models

from huiyin.foundation.units.models import Unit


class SituationReport(models.Model):
    """One report (情况分析报告). `figures` are frozen with the question each answers, so that every number can be traced."""

    id = models.BigIntegerField(primary_key=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")  # whose report it is
    first = models.DateField()
    last = models.DateField()
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=10, default="zh-hans")
    figures = models.JSONField(default=dict)  # key -> {measure, by, where, value, ...}
    sections = models.JSONField(default=list)  # [{key, title, text}] as edited
    state = models.CharField(max_length=12, default="draft")  # draft, final
    made_by = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    facts_at = models.DateTimeField()  # until when the facts reached
    edited_by = models.CharField(max_length=60, blank=True)
    edited_at = models.DateTimeField(null=True)
    final_by = models.CharField(max_length=60, blank=True)
    final_at = models.DateTimeField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)  # of the document that left

    class Meta:
        db_table = "situation_report"
        indexes = [models.Index("unit", "last", name="situation_report_unit")]


class FactDelta(models.Model):
    """The facts of one matter that changed since the base was built; `wanted` beyond `made` says they have to be made again.

    Both count rows of the outbox: the latest act that was announced, and the latest one the facts hold.
    """

    matter_id = models.BigIntegerField(primary_key=True)
    wanted = models.BigIntegerField()
    made = models.BigIntegerField(default=0)
    at = models.DateTimeField(null=True)  # when they were made
    rows = models.TextField(blank=True)  # table -> rows, as JSON

    class Meta:
        db_table = "fact_delta"
        indexes = [
            models.Index(
                "matter_id", name="fact_delta_waiting", condition=models.Q(wanted__gt=models.F("made"))
            )
        ]
