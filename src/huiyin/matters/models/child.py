"""What every child of a matter has: the matter in its key and a number within the matter."""

from django.db import models

from huiyin.matters.models.matter import Matter


class Child(models.Model):
    """Keyed by (matter, no), so that a matter and all of its rows can live on one machine of many."""

    pk = models.CompositePrimaryKey("matter_id", "no")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, db_index=False, related_name="+")
    no = models.BigIntegerField()

    class Meta:
        abstract = True
