"""What answers of a random sample say of all it was drawn from: shares with Wilson intervals, and the bounds of silence.

Pure numbers, without rows or people.
"""

from dataclasses import dataclass
from math import sqrt

Z = 1.959963984540054  # the 97.5th percentile of the normal distribution: intervals of 95 per cent


@dataclass(frozen=True, slots=True)
class Share:
    """A share among those who answered, its interval of 95 per cent, and its bounds had everybody answered."""

    count: int
    of: int
    share: float
    low: float
    high: float
    worst: float  # had nobody who is silent said it
    best: float  # had everybody who is silent said it


def wilson(count: int, n: int, population: int | None = None) -> tuple[float, float]:
    """Wilson's interval of 95 per cent for a share; narrowed where a sample is a good part of a finite population.

    The correction takes n(N-1)/(N-n) answers in place of n: where everybody has answered nothing is uncertain. Raises
    ValueError for numbers that are none of a sample.
    """
    if not 0 <= count <= n or (population is not None and n > population):
        raise ValueError(f"{count} of {n} among {population} is no sample")
    if n == 0:
        return 0.0, 1.0
    p = count / n
    if population is not None and n == population:
        return p, p
    size = n if population is None else n * (population - 1) / (population - n)
    shrunk = 1 + Z * Z / size
    middle = (p + Z * Z / (2 * size)) / shrunk
    half = Z / shrunk * sqrt(p * (1 - p) / size + Z * Z / (4 * size * size))
    return max(0.0, min(p, middle - half)), min(1.0, max(p, middle + half))


def share_of(count: int, *, answered: int, drawn: int, population: int | None) -> Share:
    """The share of an answer among those given in a sample. Raises ValueError for numbers that are none of a sample."""
    if answered > drawn or (population is not None and drawn > population):
        raise ValueError(f"{answered} answers of {drawn} drawn from {population} are no sample")
    low, high = wilson(count, answered, population)
    silent = drawn - answered
    return Share(
        count=count,
        of=answered,
        share=count / answered if answered else 0.0,
        low=low,
        high=high,
        worst=count / drawn if drawn else 0.0,
        best=(count + silent) / drawn if drawn else 1.0,
    )


def needed(half_width: float, population: int) -> int:
    """How many answers it takes so that no share is more than `half_width` off, with a finite population counted in."""
    plain = Z * Z / 4 / (half_width * half_width)
    return min(population, int(-(-plain // (1 + (plain - 1) / population)))) if population else 0
