"""What a matter says in all: its own words, and after them the letters that came with it, where they are written down."""

from collections.abc import Iterable, Iterator, Sequence

from django.db import connection

BETWEEN = "\n"
LETTERS = "SELECT matter_id, text FROM item WHERE matter_id IN ({}) AND text <> '' ORDER BY matter_id, no"


def written_down(matters: Iterable[int]) -> dict[int, list[str]]:
    """Of each of these matters the texts of its letters, in their order; whoever asks may see the matters."""
    wanted = list(matters)
    found: dict[int, list[str]] = {}
    if wanted:
        with connection.cursor() as cursor:
            cursor.execute(LETTERS.format(", ".join(["%s"] * len(wanted))), wanted)
            for matter_id, text in cursor.fetchall():
                found.setdefault(matter_id, []).append(text)
    return found


def whole(body: str, letters: Sequence[str] = ()) -> str:
    """All of it as one text: places of common passages are places in this."""
    return BETWEEN.join((body, *letters))


def parts(body: str, letters: Sequence[str] = ()) -> Iterator[tuple[int, str]]:
    """Each text by itself, with the place where it begins in the whole."""
    begins = 0
    for text in (body, *letters):
        yield begins, text
        begins += len(text) + len(BETWEEN)
