"""What the person thinks of how the office and the responsible unit served them."""

from django.db import models

from huiyin.matters.models.child import Child


class Rating(Child):
    """A rating judges the office and the unit apart; it never closes a right."""

    office = models.CharField(max_length=20, blank=True)  # a code of the pack's ratings
    unit = models.CharField(max_length=20, blank=True)
    comment = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "rating"
