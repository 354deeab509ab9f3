"""The staff of the units that have a matter, as those from whom somebody may withdraw."""

from huiyin.foundation.people.models import Account
from huiyin.matters.impartial import recused
from huiyin.matters.models import Holding, Matter


def concerned(matter: Matter) -> list[Account]:
    """Active accounts of every unit that holds, held or reads along, by unit and name; those who withdrew are left out."""
    units = set(Holding.objects.filter(matter_id=matter.pk).values_list("unit_id", flat=True))
    rows = Account.objects.filter(unit_id__in=units | {matter.holder_id, matter.office_id}, is_active=True)
    return list(rows.exclude(pk__in=recused(matter)).select_related("unit").order_by("unit_id", "name"))
