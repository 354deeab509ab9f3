"""Many acts of one kind, one after another on one day, taken together for a timeline that would otherwise be theirs alone."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.timezone import localdate


class Gathered:
    """Many acts of one kind on one day, told as one: the last of them, with how many they were."""

    def __init__(self, last: Any, **counted: int) -> None:
        self._last, self.public, self.inner = last, {**last.public, **counted}, dict[str, Any]()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._last, name)


def gathered(events: Iterable[Any]) -> list[Any]:
    """The events; who joined one after another on one day are taken together, and so are lines of the minutes that came
    to nothing by themselves: the board has each of them."""
    found: list[Any] = []
    for event in events:
        before = found[-1] if found else None
        if before is not None and event.act == before.act == "sign_on" and _day(event) == _day(before):
            joined = int(before.public.get("joined", 0)) + int(event.public.get("joined", 0))
            found[-1] = Gathered(event, joined=joined)
        elif (
            before is not None
            and _is_plain_line(before)
            and _is_plain_line(event)
            and _one_talk(before, event)
        ):
            found[-1] = Gathered(event, lines_written=int(before.public.get("lines_written", 1)) + 1)
        else:
            found.append(event)
    return found


def _is_plain_line(event: Any) -> bool:
    return event.act == "add_minute" and not {"commitment", "claim"} & set(event.public)


def _one_talk(before: Any, event: Any) -> bool:
    return before.public.get("visit") == event.public.get("visit") and _day(before) == _day(event)


def _day(event: Any) -> date:
    return localdate(event.at)
