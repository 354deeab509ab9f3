"""Looking for disputes and risks of harm before anybody has to come: campaigns, and decisions checked before they are made."""

from django.db import models

from huiyin.foundation.units.models import Unit
from huiyin.matters.models.child import Child


class Campaign(Child):
    """A screening of disputes (矛盾纠纷排查): the row of a file of its own. It asks units about problems, never about people."""

    lead = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    topics = models.JSONField(default=list)  # codes of the law's `topics`
    words = models.TextField(blank=True)
    opens = models.DateField()
    closes = models.DateField()
    state = models.CharField(max_length=12, default="open")  # open, closed
    closed_on = models.DateField(null=True)
    summary = models.TextField(blank=True)

    class Meta:
        db_table = "campaign"
        indexes = [models.Index("closes", name="campaign_open", condition=models.Q(state="open"))]


class CampaignReturn(Child):
    """What one unit gave in a campaign: problems entered, or its signed word that it found none."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    due = models.DateField()
    state = models.CharField(max_length=12, default="open")  # open, given, none_found
    given_on = models.DateField(null=True)
    function = models.CharField(max_length=120, blank=True)  # who answers for the return, by function
    words = models.TextField(blank=True)  # how it looked, where it found none
    problems = models.JSONField(default=list)  # [[matter id, number of the problem there], ...]

    class Meta:
        db_table = "campaign_return"
        indexes = [models.Index("unit", "due", name="campaign_return_open", condition=models.Q(state="open"))]


class PlannedDecision(Child):
    """A decision checked before it is made: the row of a file of its own: who is affected, how they were asked, what is known."""

    kind = models.CharField(max_length=20)  # a code of the law's `decisions`: fees, demolition, subsidy ...
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    what = models.TextField()
    affected = models.TextField(blank=True)  # which groups, and about how many; never who
    affected_number = models.IntegerField(null=True)
    asked = models.TextField(blank=True)  # how they were asked, when, what they said
    archive = models.JSONField(default=dict)  # what the archive of like matters said, frozen on that day
    planned_for = models.DateField()
    state = models.CharField(max_length=12, default="open")  # open, checked, ended; `details` says how
    checked_on = models.DateField(null=True)
    outcome = models.TextField(blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        db_table = "planned_decision"
        indexes = [
            models.Index("planned_for", name="planned_decision_open", condition=models.Q(state="open"))
        ]
