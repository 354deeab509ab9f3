"""A letter's picture and what an engine would see on it, for tests that read no picture."""

import io
from typing import Any

from PIL import Image

from huiyin.domain.reading.scanning.seen import Line, Page
from huiyin.foundation.files.keep import KeptFile, keep
from huiyin.services.hints.scanning.asking import Seen

SAID = (
    "尊敬的新河区城市管理局：",
    "巷口的井盖坏了三个月。",
    "我的诉求如下：",
    "一、更换井盖。",
    "二、公布责任单位。",
    "反映人：周明",
    "联系电话：13900001234",
    "住址：新河区柳巷7号2单元301室",
    "2026年3月12日",
)


def picture(
    kind: str = "png", size: tuple[int, int] = (60, 90), colour: str = "white", **options: Any
) -> KeptFile:
    """A kept picture."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind.upper(), **options)
    out.seek(0)
    return keep(out, f"letter.{kind}")


def seen(*lines: str, quarters: int = 0, unsure: str = "") -> Seen:
    """A page with these lines one under the other; the characters of `unsure` are doubtful."""
    made = []
    for n, text in enumerate(lines or SAID):
        y, right = 0.1 + n * 0.05, 0.1 + 0.02 * len(text)
        corners = ((0.1, y), (right, y), (right, y + 0.02), (0.1, y + 0.02))
        made.append(Line(corners, text, tuple(0.4 if ch in unsure else 0.99 for ch in text)))
    return Seen(Page(quarters, 1.4, tuple(made)), 1.0, 1.0, 700)
