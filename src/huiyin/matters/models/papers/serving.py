"""How a paper was brought to the person: each attempt, by which way, with which proof."""

from django.db import models

from huiyin.matters.models.child import Child


class Serving(Child):
    """One attempt to serve one paper (送达回证); names of receiver and witness are sealed."""

    document_no = models.BigIntegerField()
    how = models.CharField(max_length=30)
    tried_on = models.DateField()
    state = models.CharField(max_length=20)  # sent, received, refused, returned
    received_on = models.DateField(null=True)
    receiver = models.TextField(blank=True)  # sealed
    witness = models.TextField(blank=True)  # sealed
    server = models.CharField(max_length=60, blank=True)  # member of staff who brought it
    parcel = models.CharField(max_length=60, blank=True)  # number of the registered letter
    attachment_no = models.BigIntegerField(null=True)  # photograph or receipt
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "serving"
