"""Letters of our own drawn into a folder, with what stands on them beside each: the same seed gives the same pictures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from random import Random

from PIL import Image

from huiyin.interfaces.console.reading.scans.drawing import draw, face
from huiyin.interfaces.console.reading.scans.letters import Letter, letter
from huiyin.interfaces.console.reading.scans.spoiling import photographed, poor, turned

# kind -> the face it is printed with; which of them this machine has is found when they are drawn
KINDS: Mapping[str, str] = {
    "print_sans": "sans",
    "print_serif": "serif",
    "photo": "serif",
    "photo_sans": "sans",
    "upside_down": "serif",
    "on_side": "sans",
    "photo_upside_down": "serif",
    "photo_poor": "serif",
    "print_kai": "kai",
    "photo_kai": "kai",
}
SIZES = (24, 27, 30, 34)


def made(folder: Path, much: int, seed: int) -> list[str]:
    """Draw so many letters, the kinds in turn; which kinds could be drawn. Nothing is drawn where there is no font."""
    folder.mkdir(parents=True, exist_ok=True)
    kinds = [kind for kind, of in KINDS.items() if face(of, 30) is not None]
    for n in range(much if kinds else 0):
        random, kind = Random(f"{seed}/{n}"), kinds[n % len(kinds)]  # noqa: S311 - to be the same each time
        words = letter(random)
        picture = _drawn(words, kind, random)
        name = folder / f"{n:04}_{kind}"
        picture.save(name.with_suffix(".jpg" if "photo" in kind else ".png"), quality=90)
        name.with_suffix(".txt").write_text(words.text + "\n", encoding="utf-8")
        truth = json.dumps({"kind": kind, **words.fields}, ensure_ascii=False, indent=1)
        name.with_suffix(".json").write_text(truth + "\n", encoding="utf-8")
    return kinds


def _drawn(words: Letter, kind: str, random: Random) -> Image.Image:
    font = face(KINDS[kind], random.choice(SIZES))
    if font is None:
        raise LookupError(kind)
    page = draw(words, font)
    if "photo" in kind:
        page = poor(page, random) if kind.endswith("poor") else photographed(page, random)
    if kind.endswith("upside_down"):
        page = turned(page, 2)
    return turned(page, random.choice((1, 3))) if kind == "on_side" else page
