"""A small grammar for hand-written text: (one|of|these), <slots> that stay the same within a matter, and seeded chance."""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

SPEC = re.compile(r"^(n|money|d|m|y):(\d+)-(\d+)(?::(\d+))?$")
SLOT = re.compile(r"<([a-z0-9_]+|(?:n|money|d|m|y):\d+-\d+(?::\d+)?)>")


class UnknownSlot(KeyError):
    """A scene names a slot that nobody fills."""


class Speaker:
    """Expands templates for one matter; what was said once stays said (the same site, the same sum)."""

    def __init__(
        self, rng: random.Random, on: date, pools: Mapping[str, object], said: dict[str, str]
    ) -> None:
        self.rng, self.on, self.pools, self.said = rng, on, pools, said

    def say(self, template: object) -> str:
        """The template (a string, or a list of which one is chosen) with every choice made and every slot filled."""
        if isinstance(template, list):
            template = self.rng.choice(template)
        text = self._fill(self._choose(str(template)))
        return _curly(text)

    def _choose(self, text: str) -> str:
        while (close := text.find(")")) >= 0:
            opening = text.rfind("(", 0, close)
            if opening < 0:
                raise ValueError(f"a choice is closed but never opened: {text[:60]}")
            parts = text[opening + 1 : close].split("|")
            text = text[:opening] + self.rng.choice(parts) + text[close + 1 :]
        if "(" in text:
            raise ValueError(f"a choice is opened but never closed: {text[:60]}")
        return text

    def _fill(self, text: str) -> str:
        return SLOT.sub(lambda found: self._slot(found.group(1)), text)

    def _slot(self, name: str) -> str:
        if name in self.said:
            return self.said[name]
        if SPEC.match(name):
            return self.number(name)  # an unnamed number is drawn anew each time
        if name not in self.pools:
            raise UnknownSlot(name)
        value = self._value(self.pools[name])
        self.said[name] = value
        return value

    def _value(self, given: object) -> str:
        if isinstance(given, str) and SPEC.match(given):
            return self.number(given)
        if callable(given):
            return str(given(self.rng))
        chosen = (
            self.rng.choice(given) if isinstance(given, Sequence) and not isinstance(given, str) else given
        )
        return self._fill(self._choose(str(chosen)))

    def number(self, spec: str) -> str:
        """`n:2-9`, `money:a-b:step`, `d:` days ago, `m:` months ago, `y:` years ago; ranges include both ends."""
        found = SPEC.match(spec)
        assert found
        kind, low, high, step = (
            found.group(1),
            int(found.group(2)),
            int(found.group(3)),
            int(found.group(4) or 1),
        )
        drawn = self.rng.randrange(low, high + 1, step)
        return SHAPES.get(kind, _plain)(self.on, drawn)


def _plain(_on: date, drawn: int) -> str:
    return str(drawn)


def _day_ago(on: date, drawn: int) -> str:
    day = on - timedelta(days=drawn)
    return f"{_year_word(on, day.year)}{day.month}月{day.day}日"


def _month_ago(on: date, drawn: int) -> str:
    months = on.year * 12 + on.month - 1 - drawn
    year, month = divmod(months, 12)
    return f"{_year_word(on, year) or '今年'}{month + 1}月"


def _year_ago(on: date, drawn: int) -> str:
    return f"{on.year - drawn}年"


def _year_word(on: date, year: int) -> str:
    return {0: "", 1: "去年", 2: "前年"}.get(on.year - year, f"{year}年")


SHAPES: dict[str, Callable[[date, int], str]] = {"d": _day_ago, "m": _month_ago, "y": _year_ago}


def _curly(text: str) -> str:
    """Straight quotation marks become Chinese ones, in pairs."""
    parts = text.split('"')
    return "".join(
        part + (("“" if i % 2 == 0 else "”") if i < len(parts) - 1 else "") for i, part in enumerate(parts)
    )
