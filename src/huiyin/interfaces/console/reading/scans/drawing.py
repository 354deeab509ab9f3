"""Drawing a letter as a clean page, with a font that is on the machine; and how a telephone would have taken it."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from huiyin.interfaces.console.reading.scans.letters import Letter

SANS = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJKsc-Regular.otf",
    "SourceHanSansSC-Regular.otf",
    "wqy-zenhei.ttc",
)
SERIF = (
    "NotoSerifCJK-Regular.ttc",
    "NotoSerifCJKsc-Regular.otf",
    "SourceHanSerifSC-Regular.otf",
    "simsun.ttc",
)
KAI = ("ukai.ttc", "simkai.ttf", "STKaiti.ttf", "LXGWWenKai-Regular.ttf", "TW-Kai-98_1.ttf")
FACES = {"sans": SANS, "serif": SERIF, "kai": KAI}
WIDTH, HEIGHT = 1240, 1754  # A4 at 150 dots to the inch
LONGEST = 3 * HEIGHT  # a long letter is drawn on a longer sheet
MARGIN = 130
NEVER_FIRST = "，。、；：！？）》”"
LEADING = 1.7


def face(kind: str, size: int) -> ImageFont.FreeTypeFont | None:
    """A font of that kind in the size, or nothing where this machine has none."""
    for name in FACES[kind]:
        for index in range(10):
            try:
                found = ImageFont.truetype(name, size, index=index)
            except OSError:
                break
            if not name.endswith(".ttc") or "Noto" not in name or (found.getname()[0] or "").endswith("SC"):
                return found
    return None


def draw(letter: Letter, font: ImageFont.FreeTypeFont) -> Image.Image:
    """The letter on white paper: heading in the middle, paragraphs indented, name and day at the right."""
    picture = Image.new("RGB", (WIDTH, LONGEST), "white")
    pen = ImageDraw.Draw(picture)
    size = int(font.size)
    step, top = int(size * LEADING), MARGIN
    wide = WIDTH - 2 * MARGIN
    pen.text(((WIDTH - pen.textlength(letter.heading, font)) / 2, top), letter.heading, "black", font)
    top += 2 * step
    for n, paragraph in enumerate(letter.paragraphs):
        indent = 0 if n == 0 else 2 * size
        for line, left in _broken(pen, paragraph, font, wide, indent):
            pen.text((MARGIN + left, top), line, "#111111", font)
            top += step
    for words in letter.closing:
        top += step
        pen.text((WIDTH - MARGIN - pen.textlength(words, font), top), words, "#111111", font)
    return picture.crop((0, 0, WIDTH, max(HEIGHT, min(LONGEST, top + step + MARGIN))))


def _broken(
    pen: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, wide: int, indent: int
) -> Sequence[tuple[str, int]]:
    lines, left, line = [], indent, ""
    for ch in text:
        if line and left + pen.textlength(line + ch, font) > wide and ch not in NEVER_FIRST:
            lines.append((line, left))
            left, line = 0, ""
        line += ch
    return [*lines, (line, left)]
