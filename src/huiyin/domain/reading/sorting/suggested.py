"""One suggestion: what, how surely, and because of which words."""

from __future__ import annotations

from dataclasses import dataclass

TOP = 3  # suggestions shown for one field
REASONS = 4  # words given for one suggestion


@dataclass(frozen=True, slots=True)
class Suggested:
    """One label with its confidence (of 1) and the words of the text that spoke for it most."""

    label: str
    confidence: float
    words: tuple[str, ...] = ()
