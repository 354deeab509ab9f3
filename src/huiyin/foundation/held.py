"""What a process holds in memory for some seconds, since another process may change what it was made from."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar
from weakref import WeakSet

Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing")
LookUp = Callable[[Key, Thing | None], Thing]

now = time.monotonic  # tests stop this clock: how old a thing is must not depend on how busy their machine is
_all: WeakSet[Held] = WeakSet()


class Held(Generic[Key, Thing]):
    """At most so many things by key, each looked up again once it is older than `seconds` or was forgotten.

    `look_up` is given the key and what was held until now, None where nothing was.
    """

    def __init__(self, seconds: float, look_up: LookUp[Key, Thing], *, most: int = 100) -> None:
        self._seconds, self._look_up, self._most = seconds, look_up, most
        self._things: dict[Key, tuple[float, Thing]] = {}
        _all.add(self)

    def of(self, key: Key) -> Thing:
        """What is held under the key, fresh enough; raises what looking it up raises, and then holds what it held."""
        moment, held = now(), self._things.get(key)
        if held is not None and moment - held[0] <= self._seconds:
            return held[1]
        thing = self._look_up(key, held[1] if held else None)
        self._things.pop(key, None)
        self._things[key] = (moment, thing)
        for oldest in list(self._things)[: -self._most]:
            self._things.pop(oldest, None)  # another thread may have been first
        return thing

    def forget(self) -> None:
        """Look up anew next time."""
        self._things.clear()


def forget_all() -> None:
    """Hold nothing: as a process that has just begun."""
    for held in list(_all):
        held.forget()
