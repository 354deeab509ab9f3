"""Objections on record: sealed, and open to their author, the head of the author's unit, and supervisors alone."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from huiyin.foundation.people.actor import Actor, StaffActor
from huiyin.foundation.people.permissions import SIGN_HEAD, SUPERVISE
from huiyin.foundation.vault.seal import seal, unseal
from huiyin.matters.models import Event

ACT = "object_decision"


def sealed(matter_id: int, words: str, at: datetime) -> dict[str, Any]:
    """The words as an event keeps them; bound to the matter and the moment."""
    return {"objection": seal(words, _context(matter_id, at))}


def opened(event: Event) -> str:
    """The words again."""
    return unseal(event.inner.get("objection", ""), _context(event.matter_id, event.at))


def may_read(event: Event, actor: Actor) -> bool:
    """Whether somebody who may see the matter may know of this objection at all."""
    if not isinstance(actor, StaffActor):
        return False
    own = event.actor == actor.mark
    return own or actor.may(SUPERVISE) or (actor.may(SIGN_HEAD) and event.unit_id == actor.unit_id)


def without_sealed(events: Iterable[Event], actor: Actor | None = None) -> list[Event]:
    """The events without the objections this reader may not know of; all of them go where no reader is named."""
    return [one for one in events if one.act != ACT or (actor is not None and may_read(one, actor))]


def _context(matter_id: int, at: datetime) -> str:
    return f"objection:{matter_id}:{at.timestamp():.6f}"
