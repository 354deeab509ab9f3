"""A few passages of a text, spread over it, by which a copy with changes elsewhere is found in the index."""

from huiyin.domain.reading.folding import fold, runs

WIDTH = 12  # characters; eleven bigrams together are rare enough in any archive


def passages(text: str, most: int = 6) -> list[str]:
    """At most `most` stretches of WIDTH letters or digits, evenly spread; a shorter text gives none."""
    pieces = [run[i : i + WIDTH] for run in runs(fold(text)) for i in range(0, len(run) - WIDTH + 1, WIDTH)]
    if len(pieces) <= most:
        return pieces
    step = len(pieces) / most
    return [pieces[int(i * step)] for i in range(most)]
