"""The small registers that stand apart from matters: numbers, query codes, acts done once, published calendars."""

from django.db import models


class NumberSeries(models.Model):
    """The next number of one series in one year; drawn last in a transaction, so without gaps."""

    pk = models.CompositePrimaryKey("series", "year")
    series = models.CharField(max_length=60)
    year = models.SmallIntegerField()
    next = models.IntegerField(default=1)

    class Meta:
        db_table = "number_series"


class QueryCode(models.Model):
    """Leads from the keyed hash of a query code to its matter; the code itself is nowhere."""

    hash = models.CharField(max_length=64, primary_key=True)
    matter_id = models.BigIntegerField(db_index=True)
    signer_no = models.BigIntegerField(null=True)  # the code of one of many who brought it together

    class Meta:
        db_table = "query_code"


class DoneOnce(models.Model):
    """An act that carried an idempotency key, and the event it led to."""

    key = models.CharField(max_length=64, primary_key=True)
    matter_id = models.BigIntegerField()
    event_no = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "done_once"


class BulkRun(models.Model):
    """One act done for many matters, one transaction for each: what was asked, and how far it has got."""

    id = models.BigIntegerField(primary_key=True)
    act = models.CharField(max_length=40)
    params = models.JSONField(default=dict)
    made_by = models.BigIntegerField()  # the account that asked for it
    made_at = models.DateTimeField()
    total = models.IntegerField()
    done = models.IntegerField(default=0)
    failed = models.IntegerField(default=0)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "bulk_run"


class BulkStep(models.Model):
    """One matter of a bulk run: waiting, done, or refused with the words that say why."""

    pk = models.CompositePrimaryKey("run_id", "matter_id")
    run_id = models.BigIntegerField()
    matter_id = models.BigIntegerField()
    state = models.CharField(max_length=10, default="waiting")  # waiting, done, refused
    words = models.TextField(blank=True)

    class Meta:
        db_table = "bulk_step"


class PublishedYear(models.Model):
    """Holidays and make-up working days of one year, with their source; provisional clocks are counted again by it."""

    pack = models.CharField(max_length=60)
    year = models.SmallIntegerField()
    holidays = models.JSONField()  # ISO date -> name of the day off
    working = models.JSONField()  # ISO dates (weekends) that are worked
    source = models.CharField(max_length=200)
    entered_at = models.DateTimeField()

    class Meta:
        db_table = "published_year"
        constraints = [models.UniqueConstraint("pack", "year", name="one_calendar_a_year")]
