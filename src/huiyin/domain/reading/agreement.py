"""How far two texts agree in their wording, in per cent, whatever their layout and punctuation."""

from collections import Counter

from huiyin.domain.reading.normal import normal


def agreement(one: str, other: str) -> int:
    """Twice the pairs of neighbouring letters that both have, of all pairs in both; 100 for equal texts, 0 for none in common."""
    a, b = _pairs(one), _pairs(other)
    whole = a.total() + b.total()
    if not whole:
        return 100 if normal(one) == normal(other) else 0
    return 200 * (a & b).total() // whole


def _pairs(text: str) -> Counter[str]:
    letters = normal(text)
    return Counter(letters[i : i + 2] for i in range(len(letters) - 1))
