"""Who brings the matter, sealed apart from the case text, and who is complained of."""

from django.db import models

from huiyin.foundation.people.models import Account
from huiyin.foundation.units.models import Unit
from huiyin.matters.models.child import Child


class Party(Child):
    """A person or organisation with the matter; every field that identifies is sealed (foundation.vault)."""

    role = models.CharField(max_length=20, default="petitioner")  # petitioner, representative, proxy
    name = models.TextField(blank=True)
    address = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    email = models.TextField(blank=True)
    id_number = models.TextField(blank=True)
    may_call = models.BooleanField(default=False)  # agreed to be asked whether what was promised was done
    e_service = models.BooleanField(default=False)  # agreed to be served electronically
    same_as = models.CharField(
        max_length=64, blank=True
    )  # keyed hash, only to show the same matter before registering

    class Meta:
        db_table = "party"
        indexes = [models.Index("same_as", name="party_same")]


class Accused(Child):
    """A unit or member of staff complained of: its kin can neither handle nor read the matter.

    With `how` "recused" it is a member of staff who has withdrawn from the matter (回避, Art 28(3)): shut out the same way.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.TextField(blank=True)  # sealed; who is meant, where no unit or account is known
    how = models.CharField(max_length=10, default="accused")  # accused, recused

    class Meta:
        db_table = "accused"
