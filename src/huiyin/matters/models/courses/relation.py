"""That one matter belongs to another: merged into it, handed over from elsewhere, continued."""

from django.db import models

from huiyin.matters.models.child import Child


class Relation(Child):
    """A link from this matter to another one, here (`other_id`) or in another installation (`elsewhere`)."""

    kind = models.CharField(max_length=20)  # merged_into, absorbed, handed_to, came_from
    other_id = models.BigIntegerField(null=True)
    elsewhere = models.CharField(max_length=200, blank=True)  # installation and number there
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        db_table = "relation"
        indexes = [models.Index("other_id", "kind", name="relation_other")]
