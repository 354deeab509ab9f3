"""A clean page as a telephone takes it: seen from a side, in a shadow, not quite sharp, and saved small."""

from __future__ import annotations

from io import BytesIO
from random import Random

import numpy as np
from PIL import Image, ImageFilter

TABLE = (120, 96, 74)


def photographed(page: Image.Image, random: Random) -> Image.Image:
    """The page on a table, with perspective, a slight turn, light from one side, blur, grain, and a JPEG's losses."""
    picture = _seen_from_a_side(page, random)
    shaded = _in_shadow(np.asarray(picture, dtype=np.float32), random)
    soft = Image.fromarray(shaded).filter(ImageFilter.GaussianBlur(random.uniform(0.4, 1.0)))
    return _saved(soft, random.randint(45, 75))


def poor(page: Image.Image, random: Random) -> Image.Image:
    """The same from too far away, out of focus and sent through a messenger: such as is only just read."""
    picture = _seen_from_a_side(page, random)
    by = random.uniform(0.42, 0.55)
    small = picture.resize((round(picture.width * by), round(picture.height * by)), Image.Resampling.BILINEAR)
    shaded = _in_shadow(np.asarray(small, dtype=np.float32), random)
    return _saved(
        Image.fromarray(shaded).filter(ImageFilter.GaussianBlur(random.uniform(0.5, 0.9))),
        random.randint(25, 40),
    )


def turned(page: Image.Image, quarters: int) -> Image.Image:
    """The page turned by quarters, against the clock."""
    ways = {1: Image.Transpose.ROTATE_90, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_270}
    return page.transpose(ways[quarters % 4]) if quarters % 4 else page


def _seen_from_a_side(page: Image.Image, random: Random) -> Image.Image:
    turned_by = random.uniform(-4, 4)
    wide, high = page.size
    lying = page.rotate(turned_by, Image.Resampling.BICUBIC, expand=True, fillcolor=TABLE)
    edge = 60
    ground = Image.new("RGB", (lying.width + 2 * edge, lying.height + 2 * edge), TABLE)
    ground.paste(lying, (edge, edge))
    wide, high = ground.size
    shift = [random.uniform(0, 0.05) for _ in range(8)]
    corners = [
        (shift[0] * wide, shift[1] * high),
        (shift[2] * wide, (1 - shift[3]) * high),
        ((1 - shift[4]) * wide, (1 - shift[5]) * high),
        ((1 - shift[6]) * wide, shift[7] * high),
    ]
    flat = [(0, 0), (0, high), (wide, high), (wide, 0)]
    return ground.transform(
        ground.size,
        Image.Transform.PERSPECTIVE,
        _perspective(corners, flat),
        Image.Resampling.BICUBIC,
        fillcolor=TABLE,
    )


def _perspective(seen: list[tuple[float, float]], flat: list[tuple[int, int]]) -> list[float]:
    """The eight numbers by which Pillow finds, for a dot that is seen, the dot of the flat page."""
    rows, wanted = [], []
    for (x, y), (u, v) in zip(seen, flat, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    found: list[float] = np.linalg.solve(np.array(rows, float), np.array(wanted, float)).tolist()
    return found


def _in_shadow(picture: np.ndarray, random: Random) -> np.ndarray:
    high, wide = picture.shape[:2]
    x, y = np.linspace(0, 1, wide)[None, :], np.linspace(0, 1, high)[:, None]
    along = x * random.uniform(-1, 1) + y * random.uniform(-1, 1)
    light = 0.9 - 0.3 * (along - along.min()) / max(float(np.ptp(along)), 1e-6)
    grain = np.random.default_rng(random.getrandbits(32)).normal(0, 5, picture.shape)
    return np.clip(picture * light[:, :, None] + grain, 0, 255).astype(np.uint8)


def _saved(picture: Image.Image, quality: int) -> Image.Image:
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=quality)
    return Image.open(BytesIO(kept.getvalue())).convert("RGB")
