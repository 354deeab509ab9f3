"""One thing asked of a unit beside its matters; each room asks for its own in a module `asked.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from huiyin.foundation.people.actor import StaffActor


@dataclass(frozen=True, slots=True)
class AskedOfUs:
    """One thing: what is asked, where it is answered, until when."""

    words: str
    address: str
    due: date | None
    icon: str = "clipboard-list"


Asking = Callable[[StaffActor, date], list[AskedOfUs]]
