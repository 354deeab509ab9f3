"""Text reduced to its letters and digits, for telling whether two texts are the same."""

import hashlib
import unicodedata

from huiyin.domain.reading.folding import Simplify, fold, runs


def normal(text: str, simplify: Simplify | None = None) -> str:
    """Return `text` folded, without spaces, line ends, punctuation and symbols."""
    # a mark whose space was dropped joins the letter before it
    return unicodedata.normalize("NFKC", "".join(runs(fold(text, simplify))))


def digest(text: str, simplify: Simplify | None = None) -> str:
    """Return the SHA-256 (hex) of the normal form: equal for copies that differ in layout only."""
    return hashlib.sha256(normal(text, simplify).encode("utf-8", "surrogatepass")).hexdigest()
