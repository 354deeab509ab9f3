"""A unit: an office, bureau, township or enterprise, with its place in the tree and its dates."""

from django.db import models


class Unit(models.Model):
    """An office that can hold a matter; ended units name the successor that takes over (Art 24(2))."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=60)
    full_name = models.CharField(max_length=120)
    kind = models.CharField(
        max_length=30
    )  # letters_office, organ, government, discipline, township, enterprise, joint_conference
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    prefix = models.CharField(max_length=20, blank=True)  # 发文代字, the unit's mark in document numbers
    phone = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=200, blank=True)
    duties = models.JSONField(default=list)  # category codes the unit is competent for
    home = models.BooleanField(default=False)  # the letters office that runs this installation
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    heirs = models.JSONField(default=dict)  # after a split: category code -> id of the unit that took it over

    class Meta:
        db_table = "unit"

    def __str__(self) -> str:
        return self.name


class RoutingRule(models.Model):
    """Which unit a matter of a category and place belongs to; the narrowest rule in force goes before duties of units."""

    category = models.CharField(max_length=60, blank=True)  # a code; a first-level code covers its branches
    place = models.CharField(max_length=120, blank=True)  # words that the place of the problem must hold
    kind = models.CharField(max_length=20, blank=True)  # kind of matter (suggestion, report, appeal)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    entered_by = models.CharField(max_length=60)
    entered_at = models.DateTimeField()
    ended_by = models.CharField(max_length=60, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "routing_rule"
