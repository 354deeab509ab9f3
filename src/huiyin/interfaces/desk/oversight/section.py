"""What the page of oversight shows of one room."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Section:
    """One room: its address by name, its icon, what it is called and what it is for; `act` is one the law must have."""

    address: str
    icon: str
    name: str | Promise
    purpose: str | Promise
    permissions: tuple[str, ...]
    act: str = ""
