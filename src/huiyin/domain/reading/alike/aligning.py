"""The passages that two texts have in common, laid beside one another, also where they were put into another order."""

from collections.abc import Iterator
from dataclasses import dataclass

SEED = 3  # letters by which a passage is recognised
SHORTEST = 3  # letters of a run that counts
SHOWN = 5  # letters that agree in a passage worth showing
OFTEN = 12  # where a seed stands so often in a text, it leads nowhere
GAP = 6  # letters between two passages that may differ, and both still be read as one passage


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of letters in the one text and the stretch in the other that answers to it; `same` of its letters agree."""

    start: int
    end: int
    other_start: int
    other_end: int
    same: int


def aligned(one: str, other: str) -> list[Passage]:
    """The common passages in the order of the one text; none lies over another in either."""
    taken, other_taken = bytearray(len(one)), bytearray(len(other))
    found = []
    for start, other_start, length in sorted(_runs(one, other), key=lambda run: (-run[2], run[0], run[1])):
        for begin, size in _free(taken, other_taken, start, other_start, length):
            at = other_start + begin - start
            taken[begin : begin + size] = b"\1" * size
            other_taken[at : at + size] = b"\1" * size
            found.append(Passage(begin, begin + size, at, at + size, size))
    return _joined(sorted(found))


def _runs(one: str, other: str) -> Iterator[tuple[int, int, int]]:
    """Every longest run of equal letters that holds a seed: where it begins in either, and how long it is."""
    seeds: dict[str, list[int]] = {}
    for place in range(len(other) - SEED + 1):
        seeds.setdefault(other[place : place + SEED], []).append(place)
    reached: dict[int, int] = {}  # how far a run was followed already, by how far the places lie apart
    for place in range(len(one) - SEED + 1):
        there = seeds.get(one[place : place + SEED], ())
        if len(there) > OFTEN:
            continue
        for at in there:
            if reached.get(at - place, -1) > place:
                continue
            start, end = _widest(one, other, place, at)
            reached[at - place] = end
            yield start, start + at - place, end - start


def _widest(one: str, other: str, place: int, at: int) -> tuple[int, int]:
    """The run around a seed, as far as the letters agree to both sides."""
    apart, start, end = at - place, place, place + SEED
    while start > 0 and start + apart > 0 and one[start - 1] == other[start + apart - 1]:
        start -= 1
    while end < len(one) and end + apart < len(other) and one[end] == other[end + apart]:
        end += 1
    return start, end


def _free(
    taken: bytearray, other_taken: bytearray, start: int, other_start: int, length: int
) -> Iterator[tuple[int, int]]:
    """The pieces of a run that no longer run has taken: where each begins in the one text, and its length."""
    begin = -1
    for place in range(start, start + length + 1):
        over = place == start + length
        if over or taken[place] or other_taken[other_start + place - start]:
            if begin >= 0 and place - begin >= SHORTEST:
                yield begin, place - begin
            begin = -1
        elif begin < 0:
            begin = place


def _joined(found: list[Passage]) -> list[Passage]:
    """Passages with only a few differing letters between them in both texts are one."""
    whole: list[Passage] = []
    for one in found:
        last = whole[-1] if whole else None
        if last and 0 <= one.start - last.end <= GAP and 0 <= one.other_start - last.other_end <= GAP:
            whole[-1] = Passage(last.start, one.end, last.other_start, one.other_end, last.same + one.same)
        else:
            whole.append(one)
    return [one for one in whole if one.same >= SHOWN]
