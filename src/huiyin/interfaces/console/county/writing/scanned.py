"""Two letters of the county as they came on paper: drawn from their own words, one scanned, one taken with a telephone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from random import Random

from huiyin.foundation.files.keep import KeptFile, keep
from huiyin.interfaces.console.county.lives import Life
from huiyin.interfaces.console.county.writing.matter import Told
from huiyin.interfaces.console.reading.scans.drawing import draw, face
from huiyin.interfaces.console.reading.scans.letters import Letter
from huiyin.interfaces.console.reading.scans.spoiling import photographed

SIZE = 28
ANSWERED = frozenset({"decide", "refuse", "redirect", "close", "withdraw", "merge", "submit_draft"})


def on_paper(lives: Sequence[Life]) -> list[int]:
    """The two newest letters that nobody has answered yet, by their numbers; none where no font can draw them."""
    if face("serif", SIZE) is None:
        return []
    letters = [life for life in lives if life.steps and life.steps[0].act == "take_letter" and _fits(life)]
    newest = sorted(letters, key=lambda life: (life.steps[0].at, life.no))[-2:]
    return [life.no for life in newest]


def _fits(life: Life) -> bool:
    told = life.told
    return (
        bool(told.people)
        and not told.anonymous
        and told.scene.kind != "report"
        and not ANSWERED & set(life.acts)
    )


def picture_of(told: Told, day: date, *, by_telephone: bool) -> tuple[KeptFile, ...]:
    """The letter as a kept picture; nothing where this machine has no font for it."""
    font = face("serif", SIZE)
    if font is None:
        return ()
    page = draw(_letter(told, day), font)
    if by_telephone:
        page = photographed(page, Random(told.title))  # noqa: S311 - to be the same each time
    kept = BytesIO()
    page.save(kept, "JPEG", quality=80)
    kept.seek(0)
    return (keep(kept, "来信.jpg"),)


def _letter(told: Told, day: date) -> Letter:
    writer = told.people[0]
    claims = tuple(f"{n}、{claim}" for n, claim in enumerate(told.claims, start=1))
    said = tuple(line.strip() for line in told.body.splitlines() if line.strip())
    closing = (
        f"反映人：{writer.name}",
        *((f"联系电话：{writer.phone}",) if writer.phone else ()),
        *((f"住址：{writer.address}",) if writer.address else ()),
        f"{day.year}年{day.month}月{day.day}日",
    )
    return Letter(told.title, ("县信访局：", *said, "我的诉求如下：", *claims), closing)
