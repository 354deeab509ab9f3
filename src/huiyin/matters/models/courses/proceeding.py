"""A proceeding inside a matter: a co-handler's task, an opinion asked for, an investigation, a hearing, a mediation, aid."""

from django.db import models

from huiyin.foundation.units.models import Unit
from huiyin.matters.models.child import Child


class Proceeding(Child):
    """Something opened in a matter, with who has to do it, by when, and what came of it; its kind says which (docs/words.md).

    kinds: task, consultation, investigation, hearing, mediation, aid, path, lead. `details` holds what only that kind has and
    never identifying data; names of people stand sealed in the papers.
    """

    kind = models.CharField(max_length=20)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    whom = models.CharField(max_length=160, blank=True)  # who has to do it, where it is no unit of this tree
    words = models.TextField(blank=True)  # what is asked or done
    opened_on = models.DateField()
    due = models.DateField(null=True)
    held_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=20, default="open")  # open, done, failed, cancelled, published
    ended_on = models.DateField(null=True)
    result = models.TextField(blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        db_table = "proceeding"
        indexes = [
            models.Index("unit", "due", name="proceeding_desk", condition=models.Q(state="open")),
            models.Index("due", name="proceeding_due", condition=models.Q(state="open")),
            models.Index("ended_on", name="proceeding_public", condition=models.Q(state="published")),
        ]
