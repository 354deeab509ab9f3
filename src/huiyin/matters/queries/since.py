"""What happened in a matter since a form was opened, and whether a form was already sent."""

from huiyin.foundation.ledger.rows import select
from huiyin.matters.models import DoneOnce, Event, Matter
from huiyin.matters.record.act import mark_of
from huiyin.matters.responsibility.objections import without_sealed


def since(matter: Matter, version: int) -> list[Event]:
    """The acts that came after the version a form was made for, oldest first; each act is one version."""
    return without_sealed(Event.objects.filter(matter_id=matter.pk).order_by("no")[version:])


def number_of_done(act: str, key: str) -> str:
    """The number of the matter in which an act was done with this key; empty where it was not."""
    found = already(act, key)
    return Matter.objects.values_list("number", flat=True).get(pk=found.matter_id) if found else ""


def already(act: str, key: str) -> DoneOnce | None:
    """The trace of an act that was done with this key, so that a form sent twice leads to the same place."""
    return next(iter(select(DoneOnce, key=mark_of(act, key))), None) if key else None
