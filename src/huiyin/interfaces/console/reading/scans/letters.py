"""Letters of our own making: what is written, with the fields that a reader should find in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter by its paragraphs, each with how it is set; what its fields are."""

    heading: str
    paragraphs: tuple[str, ...]
    closing: tuple[str, ...]  # name, telephone, address, day: each a line at the right or left
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What a person would type from it: one line for each paragraph."""
        return "\n".join((self.heading, *self.paragraphs, *self.closing))


def letter(random: Random) -> Letter:
    """One letter; the same source of chance gives the same letter."""
    words = _words()
    place, office = random.choice(words["places"]), random.choice(words["offices"])
    matter = random.choice(words["matters"])
    year, month, day = random.randint(2019, 2026), random.randint(1, 12), random.randint(1, 28)
    given = {
        "place": place,
        "n": random.randint(3, 86),
        "money": f"{random.randint(8, 960) * 100}",
        "since": f"{year - 1}年{random.randint(1, 12)}月{random.randint(1, 28)}日",
        "clock": f"{random.randint(1, 12)}时{random.randint(10, 59)}分",
    }
    story = [one.format(**given) for one in _some(random, matter["story"], 3, 5)]
    story += [one.format(**given) for one in _some(random, words["further"], 1, 4)]
    asked = [one.format(**given) for one in _some(random, matter["asked"], 2, 3)]
    name = random.choice(words["surnames"]) + random.choice(words["given"])
    phone = f"1{random.choice('358')}{random.randint(0, 9)}0000{random.randint(1000, 9999)}"
    address = f"{place}{random.choice(words['roads'])}{random.randint(1, 260)}号{random.randint(1, 30)}栋{random.randint(101, 2804)}室"
    numbers = random.choice(words["numbering"])
    claims = [f"{numbers[i]}{one}" for i, one in enumerate(asked)]
    paragraphs = (f"{office}：", *story, words["asking"], *claims, words["ending"])
    written = f"{year}年{month}月{day}日"
    closing = (f"反映人：{name}", f"联系电话：{phone}", f"住址：{address}", written)
    fields = {"name": name, "phone": phone, "address": address, "date": f"{year:04}-{month:02}-{day:02}"}
    return Letter(
        matter["heading"].format(**given), paragraphs, closing, fields | {"office": office, "claims": asked}
    )


def _some(random: Random, of: Sequence[str], least: int, most: int) -> list[str]:
    """A few of these, in their own order."""
    chosen = set(random.sample(range(len(of)), min(len(of), random.randint(least, most))))
    return [one for n, one in enumerate(of) if n in chosen]


@cache
def _words() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))
    return read
