"""A proposal to change a rule that proved lacking in a matter; it lives on after the matter is closed."""

from django.db import models

from huiyin.foundation.units.models import Unit
from huiyin.matters.models.child import Child


class RuleChange(Child):
    """Which rule lacks what, who owns the proposal, by when it is answered, and what was published."""

    kind = models.CharField(
        max_length=20, default="policy"
    )  # policy, improvement, responsibility (Art 40: 三项建议)
    rule = models.CharField(max_length=300)
    gap = models.TextField()
    proposal = models.TextField()
    owner = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    proposed_by = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    proposed_on = models.DateField()
    due = models.DateField()
    state = models.CharField(max_length=20, default="open")  # open, adopted, partly, not_adopted
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    published_on = models.DateField(null=True)

    class Meta:
        db_table = "rule_change"
        indexes = [
            models.Index("owner", "due", name="rule_change_open", condition=models.Q(state="open")),
            models.Index(
                "published_on", name="rule_change_published", condition=models.Q(published_on__isnull=False)
            ),
        ]
