"""What the program suggested about a matter, from which version of what, and what a person said of it."""

from django.db import models

from huiyin.matters.models import Matter


class LearnedModel(models.Model):
    """One version of what was learned from the office's own confirmed matters; the file lies beside the database."""

    id = models.BigIntegerField(primary_key=True)
    task = models.CharField(max_length=20)  # category, unit
    version = models.IntegerField()
    learned_at = models.DateTimeField()
    learned_from = models.IntegerField()  # confirmed matters
    figures = models.JSONField(
        default=dict
    )  # how it did on matters it had not seen, and the one before it on the same
    file = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, default="kept")  # active, kept, worse

    class Meta:
        db_table = "learned_model"
        constraints = [models.UniqueConstraint(fields=("task", "version"), name="learned_model_version")]


class Hint(models.Model):
    """One suggestion about one matter: its values with confidence and the words that decided, and what became of it."""

    pk = models.CompositePrimaryKey("matter_id", "no")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, db_index=False, related_name="+")
    no = models.BigIntegerField()
    kind = models.CharField(max_length=12)  # category, unit, place, reply
    values = models.JSONField(default=list)  # best first: {"value", "confidence", "words"}
    version = models.CharField(max_length=40)  # of the rules or the model
    made_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="open")  # open, accepted, rejected, replaced
    chosen = models.CharField(max_length=120, blank=True)  # what the person took instead or of it
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "hint"
        indexes = [models.Index("kind", "made_at", name="hint_kind")]


class SamePair(models.Model):
    """Two matters that may be one: how alike, in which passages; a person says whether they are."""

    pk = models.CompositePrimaryKey("matter_id", "other_id")
    matter = models.ForeignKey(
        Matter, on_delete=models.PROTECT, db_index=False, related_name="+"
    )  # the later one
    other = models.ForeignKey(Matter, on_delete=models.PROTECT, db_index=False, related_name="+")
    how = models.CharField(max_length=12)  # resend, edited, chain, retold
    likeness = models.FloatField()
    passages = models.JSONField(default=list)  # [[from, to] in the one, [from, to] in the other]
    found_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="open")  # open, same, not_same
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "same_pair"
        indexes = [
            models.Index("other_id", name="same_pair_other"),
            models.Index("found_at", name="same_pair_open", condition=models.Q(state="open")),
        ]


class ReadTo(models.Model):
    """How far the worker has read the archive for one purpose: up to the newest matter, down to the oldest one."""

    purpose = models.CharField(max_length=20, primary_key=True)
    newest = models.BigIntegerField(default=0)
    oldest = models.BigIntegerField(default=0)

    class Meta:
        db_table = "read_to"


class Recurring(models.Model):
    """Matters that are about one thing: its name in one line, how it grows, and what an office did with it."""

    id = models.BigIntegerField(primary_key=True)
    name = models.CharField(max_length=120)
    words = models.JSONField(default=list)  # what holds it together: place, object, demand
    found_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    first = models.DateField()
    last = models.DateField()
    matters = models.IntegerField()
    heat = models.FloatField(default=0.0)
    heat_parts = models.JSONField(default=dict)  # the parts of the formula as they stood
    state = models.CharField(max_length=10, default="open")  # open, taken_up, put_aside
    systemic_id = models.BigIntegerField(null=True)  # the file of the systemic problem made of it
    words_of_office = models.TextField(blank=True)  # why it was put aside

    class Meta:
        db_table = "recurring"
        indexes = [models.Index("state", "last", name="recurring_state")]


class RecurringPart(models.Model):
    """One matter of a recurring problem."""

    pk = models.CompositePrimaryKey("recurring_id", "matter_id")
    recurring = models.ForeignKey(Recurring, on_delete=models.CASCADE, db_index=False, related_name="+")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    likeness = models.FloatField(default=0.0)

    class Meta:
        db_table = "recurring_part"


class ScanPage(models.Model):
    """One page of a scanned letter as it was read: lines with their place and certainty, and the text a clerk made of it."""

    pk = models.CompositePrimaryKey("matter_id", "attachment_no", "page")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, db_index=False, related_name="+")
    attachment_no = models.BigIntegerField()
    page = models.SmallIntegerField()
    state = models.CharField(max_length=10, default="waiting")  # waiting, read, corrected, failed
    # sealed, for a letter's own text names its writer: lines with box and certainty, fields proposed, what a clerk made of it
    lines = models.TextField(blank=True)
    fields = models.TextField(blank=True)
    corrected = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True)
    seconds = models.FloatField(null=True)
    words = models.CharField(max_length=300, blank=True)  # why it could not be read, as a code
    tries = models.SmallIntegerField(default=0)

    class Meta:
        db_table = "scan_page"
        indexes = [models.Index("state", name="scan_page_waiting", condition=models.Q(state="waiting"))]
