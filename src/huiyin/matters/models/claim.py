"""One thing the person asks for, and the answer to it."""

from django.db import models

from huiyin.matters.models.child import Child

AGREED = "agreed"  # the outcome of a claim that an agreement of both sides answers (Art 33), and no opinion


class Claim(Child):
    """A claim is answered on its own: finding, reason, legal basis, outcome, what will be done by when (Art 32)."""

    position = models.SmallIntegerField()
    text = models.TextField()
    facts = models.TextField(blank=True)  # what was found
    finding = models.CharField(max_length=30, blank=True)
    reason = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    measure = models.TextField(blank=True)
    measure_due = models.DateField(null=True)
    assistance = models.TextField(blank=True)  # help offered where the law has no basis, or why none fits
    from_matter = models.BigIntegerField(null=True)  # came in with a matter that was merged into this one

    class Meta:
        db_table = "claim"
