"""How a page lies: upright, on its side or upside down, judged by the shape of its lines and by how well a few of them read."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, hypot, pi, sin

from huiyin.domain.reading.scanning.seen import Line, Point

SLENDER = 1.5  # a line this much longer than thick shows a direction; a single character shows none
STEEPEST = pi / 4


def lies_on_side(sizes: Sequence[tuple[float, float]]) -> bool:
    """Whether lines of these sizes (width, height) run up and down the page; longer lines count for more."""
    down = sum(high for wide, high in sizes if high > SLENDER * wide)
    across = sum(wide for wide, high in sizes if wide > SLENDER * high)
    return down > across


def upside_down(as_it_is: Sequence[float], turned: Sequence[float]) -> bool:
    """Whether the same lines read better when turned about: by the certainty of each, paired."""
    pairs = list(zip(as_it_is, turned, strict=True))
    return sum(after for _, after in pairs) > sum(before for before, _ in pairs)


def tilt(lines: Sequence[Line]) -> float:
    """By how much the lines lean, in radians with the clock: the middle one of all, longer lines counting for more."""
    leaning = []
    for line in lines:
        (x0, y0), (x1, y1) = line.corners[0], line.corners[1]
        angle = atan2(y1 - y0, x1 - x0)
        if abs(angle) < STEEPEST:
            leaning.append((angle, hypot(x1 - x0, y1 - y0)))
    half, so_far = sum(length for _, length in leaning) / 2, 0.0
    for angle, length in sorted(leaning):
        so_far += length
        if so_far >= half:
            return angle
    return 0.0


def levelled(corners: Sequence[Point], by: float) -> list[Point]:
    """The corners turned back by an angle about the upper left of the page."""
    c, s = cos(-by), sin(-by)
    return [(x * c - y * s, x * s + y * c) for x, y in corners]
