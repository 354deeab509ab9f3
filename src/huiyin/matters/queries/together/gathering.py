"""Many who joined one after another on one day, taken together for a timeline that would otherwise be theirs alone."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.timezone import localdate


class Gathered:
    """Many who joined by the link on one day, told as one."""

    def __init__(self, last: Any, joined: int) -> None:
        self._last, self.public, self.inner = last, {**last.public, "joined": joined}, dict[str, Any]()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._last, name)


def gathered(events: Iterable[Any]) -> list[Any]:
    """The events, with those that joined one after another on one day taken together."""
    found: list[Any] = []
    for event in events:
        before = found[-1] if found else None
        if before is not None and event.act == before.act == "sign_on" and _day(event) == _day(before):
            found[-1] = Gathered(
                event, int(before.public.get("joined", 0)) + int(event.public.get("joined", 0))
            )
        else:
            found.append(event)
    return found


def _day(event: Any) -> date:
    return localdate(event.at)
