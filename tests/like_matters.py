"""Many matters that are alike, at the cost of one: the rows of one matter that was lived, written again under other numbers."""

from huiyin.matters.models import Claim, Commitment, Holding, Matter

CHILDREN = (Claim, Commitment, Holding)


def like(matter: Matter, more: int) -> list[Matter]:
    """The matter and so many more like it, each with its claims, promises and stays, but no entries of the ledger."""
    rows = {kind: list(kind.objects.filter(matter_id=matter.pk)) for kind in CHILDREN}
    found = [matter]
    for n in range(1, more + 1):
        copy = Matter.objects.get(pk=matter.pk)
        copy.pk, copy.number = matter.pk + n, f"{matter.number}-{n}"
        copy.save(force_insert=True)
        for kind, ones in rows.items():
            kind.objects.bulk_create(kind(**{**_values(one), "matter_id": copy.pk}) for one in ones)
        found.append(copy)
    return found


def _values(row: object) -> dict[str, object]:
    fields = row._meta.concrete_fields  # type: ignore[attr-defined]
    return {field.attname: getattr(row, field.attname) for field in fields}
