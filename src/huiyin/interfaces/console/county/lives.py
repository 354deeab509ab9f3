"""What a planned life is: the dated steps of one matter, each an act with who does it and what is given to it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from huiyin.interfaces.console.county.writing.matter import Told

WEB = "web"  # somebody filing on the web, who has no matter yet
SYSTEM = "system"  # the program itself, which presses for what is overdue
PERSON = "person"  # the person with the matter, by its query code


@dataclass(frozen=True, slots=True)
class Step:
    """One act. `by` is a login, WEB or PERSON; units in `data` are codes, measures carry days of the county's calendar."""

    act: str
    at: datetime
    by: str
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Life:
    """One matter from the day it came in as far as it has got."""

    no: int
    told: Told
    steps: tuple[Step, ...]

    @property
    def acts(self) -> tuple[str, ...]:
        """The names of its acts, in order."""
        return tuple(step.act for step in self.steps)
