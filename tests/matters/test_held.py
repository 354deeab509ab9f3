"""What is held in memory: for so many seconds, so many things, and looked up again after that."""

import pytest

from huiyin.foundation import held
from huiyin.foundation.held import Held


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The moment it is, to be set."""
    moment = [0.0]
    monkeypatch.setattr(held, "now", lambda: moment[0])
    return moment


def test_it_is_looked_up_again_when_old_or_forgotten_and_not_before(clock: list[float]) -> None:
    asked: list[tuple[str, str | None]] = []

    def look_up(key: str, old: str | None) -> str:
        asked.append((key, old))
        return f"{key}{len(asked)}"

    things = Held(10.0, look_up)
    assert [things.of("a"), things.of("a")] == ["a1", "a1"]
    clock[0] = 10.0
    assert things.of("a") == "a1"
    clock[0] = 10.1
    assert things.of("a") == "a2"
    things.forget()
    assert things.of("a") == "a3"
    held.forget_all()
    assert things.of("a") == "a4"
    assert asked == [("a", None), ("a", "a1"), ("a", None), ("a", None)]


def test_what_fails_is_not_held_and_the_longest_held_goes_first(clock: list[float]) -> None:
    asked: list[int] = []

    def look_up(key: int, old: int | None) -> int:
        asked.append(key)
        return 1 // key

    things = Held(10.0, look_up, most=2)
    with pytest.raises(ZeroDivisionError):
        things.of(0)
    for key in (1, 2, 3, 2, 3, 1):
        things.of(key)
    assert asked == [0, 1, 2, 3, 1]
