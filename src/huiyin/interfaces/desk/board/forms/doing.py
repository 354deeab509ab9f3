"""What every form of the board has: the key that makes it count once, where it is done, and what went wrong in one list."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.desk.forms.acting import Doing, fresh_key
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.queries.visits.board import Board

HALF_A_DAY = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class There:
    """The board on which something is done: its matter, its visit, since when it is open, and the law of the matter."""

    matter_id: int
    visit: int
    opened_at: datetime | None
    law: Counsel


def there_of(board: Board) -> There:
    """Where a board is."""
    return There(board.matter.pk, board.visit.no, board.visit.opened_at, board.counsel)


class BoardForm(HouseForm):
    """A form of one act on the board. `perform` calls the act and nothing else."""

    title: Any = ""
    icon = "check"
    key = forms.CharField(widget=forms.HiddenInput, min_length=20, max_length=64)

    def __init__(self, *args: Any, there: There, **kwargs: Any) -> None:
        self.there = there
        initial = {"key": fresh_key(), **kwargs.pop("initial", {})}
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.shape()

    def shape(self) -> None:
        """Fill in what depends on the matter's law."""

    def perform(self, doing: Doing) -> Any:
        """Do the act. Raises what the act raises."""
        raise NotImplementedError

    @property
    def where(self) -> dict[str, int]:
        """The matter and the visit, as the acts at the table take them."""
        return {"matter_id": self.there.matter_id, "visit": self.there.visit}

    def wrong(self) -> list[str]:
        """Every problem as one sentence, named by its field, for a list that stands apart from the form."""
        said = []
        for name, problems in self.errors.items():
            label = self.fields[name].label if name in self.fields else ""
            for problem in problems:
                said.append(f"{label}: {problem}" if label else str(problem))
        return said


def moment(label: Any) -> forms.TimeField:
    """A time of day, for what happened a while ago; empty is now."""
    return forms.TimeField(
        label=label,
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": gettext_lazy("This is no time of day. Write it like 09:05.")},
    )


def moment_of(typed: time | None, at: datetime) -> datetime | None:
    """The moment that a time of day means: today's, or last night's where it is typed after midnight."""
    if typed is None:
        return None
    here = timezone.localtime(at)
    found = datetime.combine(here.date(), typed, tzinfo=here.tzinfo)
    return found - timedelta(days=1) if found - at > HALF_A_DAY else found


def hidden_number() -> forms.IntegerField:
    """The number of the row that the act is about."""
    message = gettext_lazy("Open this form from the board, so that it is known which line is meant.")
    return forms.IntegerField(
        widget=forms.HiddenInput, min_value=1, error_messages={"required": message, "invalid": message}
    )
