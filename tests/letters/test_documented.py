"""docs/letters.md names every kind and every content it consumes, and no other."""

import re
from pathlib import Path

import pytest

from huiyin.domain.letters.compose import FRAME, kinds, optional, required, title
from huiyin.domain.letters.phrases import SWITCHES

PAGE = (Path(__file__).parents[2] / "docs" / "letters.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", kinds())
def test_the_table_is_what_the_code_consumes(kind) -> None:
    (row,) = re.findall(rf"(?m)^\| `{kind}` \| (.+?) \| (.+?) \| (.*?) \|$", PAGE)
    named, needed, printed = row
    assert named == title(kind)
    assert set(re.findall(r"`(\w+)`", needed)) == required(kind)
    assert set(re.findall(r"`(\w+)`", printed)) == optional(kind) - FRAME - SWITCHES


def test_the_frame_and_the_switches_are_told() -> None:
    assert [name for name in sorted(FRAME | SWITCHES) if f"`{name}`" not in PAGE] == []
