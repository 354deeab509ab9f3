"""Each letter, call, visit or filing that belongs to a matter, and what came with it."""

from django.db import models

from huiyin.matters.models.child import Child


class Item(Child):
    """One coming-in (件): its own date of receipt and text; counted as 件次, 批次, 人次."""

    channel = models.CharField(max_length=20)
    received_at = models.DateTimeField()
    postmark = models.DateField(null=True)
    text = models.TextField(blank=True)
    people = models.IntegerField(default=1)
    read_back = models.BooleanField(default=False)  # an oral claim was read back and confirmed (Art 19)
    by = models.CharField(max_length=10, default="person")

    class Meta:
        db_table = "item"


class Attachment(Child):
    """A file kept by its digest; images are re-encoded without location data before they are kept."""

    item_no = models.BigIntegerField(null=True)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=160)
    at = models.DateTimeField()
    from_person = models.BooleanField(default=True)

    class Meta:
        db_table = "attachment"
