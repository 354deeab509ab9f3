"""Cohen's kappa with its standard error (Cohen 1960; Fleiss, Cohen, Everitt 1969), and agreement code by code: numbers alone."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

Z95 = 1.959963984540054  # the normal deviate that leaves 2.5 in a hundred above it
MODERATE, GOOD = 0.4, 0.75  # Fleiss: poor below, good from there, excellent beyond


@dataclass(frozen=True, slots=True)
class Kappa:
    """The coefficient and its interval of 95 in a hundred; `value` is None where chance alone would agree always."""

    number: int
    observed: float
    expected: float
    value: float | None
    error: float
    low: float
    high: float

    @property
    def strength(self) -> str:
        """How strong it is: none, poor, good or excellent, by Fleiss' bounds."""
        if self.value is None:
            return "none"
        return "poor" if self.value < MODERATE else "good" if self.value < GOOD else "excellent"


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """One code: chosen by both, by the first alone, by the second alone, and the share of choices that both made."""

    code: str
    both: int
    first_only: int
    second_only: int

    @property
    def share(self) -> float:
        """Specific agreement: twice what both chose, of all the times it was chosen."""
        return 2 * self.both / (2 * self.both + self.first_only + self.second_only)


def kappa(pairs: Sequence[tuple[str, str]]) -> Kappa:
    """The agreement of two readers over the same things. Raises ValueError where there are none."""
    if not pairs:
        raise ValueError("agreement needs at least one pair")
    n = len(pairs)
    rows, columns = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(rows[code] * columns[code] for code in rows) / n**2
    if expected >= 1:
        return Kappa(n, observed, expected, None, 0.0, 0.0, 0.0)
    value = (observed - expected) / (1 - expected)
    error = sqrt(max(_variance(pairs, rows, columns, observed, expected), 0.0))
    low, high = max(value - Z95 * error, -1.0), min(value + Z95 * error, 1.0)
    return Kappa(n, observed, expected, value, error, low, high)


def by_code(pairs: Iterable[tuple[str, str]]) -> list[CodeAgreement]:
    """Agreement for each code that either reader chose, in alphabetical order."""
    both: Counter[str] = Counter()
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for a, b in pairs:
        if a == b:
            both[a] += 1
        else:
            first[a] += 1
            second[b] += 1
    return [
        CodeAgreement(code, both[code], first[code], second[code]) for code in sorted(both | first | second)
    ]


def _variance(
    pairs: Sequence[tuple[str, str]],
    rows: Counter[str],
    columns: Counter[str],
    observed: float,
    expected: float,
) -> float:
    """The large-sample variance of Fleiss, Cohen and Everitt (1969), for the interval and not for a test of zero."""
    n = len(pairs)
    value = (observed - expected) / (1 - expected)
    same = sum(
        (count / n) * (1 - (rows[a] + columns[a]) / n * (1 - value)) ** 2
        for (a, b), count in Counter(pairs).items()
        if a == b
    )
    apart = (1 - value) ** 2 * sum(
        (count / n) * ((columns[a] + rows[b]) / n) ** 2 for (a, b), count in Counter(pairs).items() if a != b
    )
    chance = (value - expected * (1 - value)) ** 2
    return (same + apart - chance) / (n * (1 - expected) ** 2)
