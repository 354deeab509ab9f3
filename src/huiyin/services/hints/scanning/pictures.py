"""Pictures taken from their files within bounds, whoever made them."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

MOST_PIXELS = 60_000_000
"""A little more than the store takes in; what is larger was not kept by it."""
LONGEST = 2_600
"""Dots of the longer side that are read: an A4 page at 220 dots to the inch. More costs time and shows nothing more."""
SHORTEST = 640
"""Dots of the longer side below which a picture is enlarged, so that its characters are of a size the models know."""
SHOWN = 1_600
KINDS = ("JPEG", "PNG", "WEBP", "GIF")


class NoPicture(Exception):
    """The file cannot be taken as a picture; its words say why, for a clerk."""


def opened(path: Path) -> Image.Image:
    """The first picture of the file, upright by its own mark, on white. Raises NoPicture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=KINDS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise NoPicture("too_large")
                picture.draft("RGB", (LONGEST, LONGEST))
                return _on_white(ImageOps.exif_transpose(picture))
    except NoPicture:
        raise
    except Exception as error:
        raise NoPicture("damaged") from error


def sized(picture: Image.Image) -> Image.Image:
    """The picture in a size in which it is read: neither larger nor much smaller than need be."""
    longer = max(picture.size)
    if longer <= LONGEST and longer >= SHORTEST:
        return picture
    by = (LONGEST if longer > LONGEST else SHORTEST) / longer
    size = (max(1, round(picture.width * by)), max(1, round(picture.height * by)))
    return picture.resize(size, Image.Resampling.LANCZOS)


def shown(path: Path, quarters: int = 0) -> bytes:
    """The picture drawn anew as PNG, upright, in a size for a screen. Raises NoPicture."""
    return as_png(opened(path), quarters)


def as_png(picture: Image.Image, quarters: int = 0) -> bytes:
    """A picture for a screen, turned by quarters against the clock."""
    picture.thumbnail((SHOWN, SHOWN), Image.Resampling.LANCZOS)
    if quarters % 4:
        picture = picture.rotate(90 * (quarters % 4), expand=True)
    kept = BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("RGB")
    return picture.convert("RGB")
