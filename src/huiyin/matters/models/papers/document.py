"""A numbered paper that was issued: its contents sealed as data; the Word file is rendered from them."""

from django.db import models

from huiyin.foundation.units.models import Unit
from huiyin.matters.models.child import Child


class Document(Child):
    """An issued paper (文书) and its service on the person."""

    kind = models.CharField(max_length=40)
    number = models.CharField(max_length=60, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    issued_on = models.DateField()
    language = models.CharField(max_length=10, default="zh-hans")
    contents = models.TextField()  # sealed JSON
    digest = models.CharField(max_length=64)
    for_person = models.BooleanField(default=True)
    served_on = models.DateField(null=True)
    served_how = models.CharField(max_length=20, blank=True)
    served_note = models.CharField(max_length=200, blank=True)
    reissue_of = models.BigIntegerField(null=True)  # the paper this one takes the place of
    void_on = models.DateField(null=True)  # withdrawn and replaced since
    void_why = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "document"
        indexes = [
            models.Index("unit", "issued_on", name="document_day")
        ]  # what a unit issued on a day, to be printed
