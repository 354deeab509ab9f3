"""What the page of oversight leads to: one row for each room, shown to whom it serves and where the law has it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters.asking import counsel_for_new


@dataclass(frozen=True, slots=True)
class Section:
    """One room: its address by name, its icon, what it is called and what it is for; `act` is one the law must have."""

    address: str
    icon: str
    name: str | Promise
    purpose: str | Promise
    permissions: tuple[str, ...]
    act: str = ""


SECTIONS: list[Section] = []


def sections_for(actor: StaffActor) -> Iterator[Section]:
    """Those the actor may open, in the order of the table."""
    law = counsel_for_new()
    for one in SECTIONS:
        if any(actor.may(p) for p in one.permissions) and (not one.act or law.knows(one.act)):
            yield one
