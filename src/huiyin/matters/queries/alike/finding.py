"""Matters alike a text, the likeliest first; what the asker may not see is neither read nor counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from huiyin.domain.reading.alike.finding import READ, SHOWN, TOLD, Alike, Asked, asked, likeliest, ranked
from huiyin.domain.reading.alike.letters import MOST, Letters, letters
from huiyin.domain.reading.alike.telling import READ as READ_OF_TELLING
from huiyin.matters import gate
from huiyin.matters.models import Matter
from huiyin.matters.queries.alike.probing import LAST, holding
from huiyin.matters.queries.alike.texts import parts, written_down
from huiyin.matters.record.search_index import simplify

SHORTEST = 10  # letters; shorter texts are alike without being the same matter
LONGEST = 2 * MOST  # characters of a body that are read
BEGINNING = 2 * READ_OF_TELLING  # and of one that only names the same place
SPARE = 2  # so many times as many are looked for as are read: some may not be for the asker


def ready(text: str, title: str = "") -> Asked:
    """A text made ready to be looked for."""
    return asked(text, simplify, title=title)


@dataclass(frozen=True, slots=True)
class Possible:
    """Matters that may be alike a text, by their ids, the likeliest first: as copies, and as telling the same."""

    copies: Sequence[int] = ()
    told: Sequence[int] = ()

    @property
    def every(self) -> set[int]:
        """All of them."""
        return {*self.copies, *self.told}


def possible(wanted: Asked, *, before: int = LAST) -> Possible:
    """Found by marks alone, nothing of them is read yet, and no reader may be told of them; with `before` only lower ids."""
    if not wanted.every_mark:
        return Possible()
    there = holding(wanted.every_mark, before=before)
    return Possible(likeliest(there, wanted.marks, READ * SPARE), likeliest(there, wanted.told, TOLD * SPARE))


def alike(rows: "QuerySet[Matter]", wanted: Asked, *, before: int = LAST) -> list[Alike[int]]:
    """Among these rows the matters alike the text, by their ids, five at most; with `before` only those with lower ids.

    `rows` begins with gate.visible of whoever is shown the answer.
    """
    of = possible(wanted, before=before)
    if not of.every:
        return []
    mine = dict(gate.real(rows).filter(pk__in=of.every).values_list("pk", "body"))
    return held_against(wanted, of, mine, written_down(mine))


def held_against(
    wanted: Asked, of: Possible, bodies: Mapping[int, str], written: Mapping[int, Sequence[str]]
) -> list[Alike[int]]:
    """Which of the matters that were read are alike the text, five at most; those that have no body here are passed over.

    The passages lie in all that the other matter says (`texts.whole`): what its letters say is held against the text as
    well, where they are written down.
    """
    texts = {pk: tuple(parts(body, written.get(pk, ()))) for pk, body in bodies.items()}
    said = _read([pk for pk in of.copies if pk in texts][:READ], texts, LONGEST)
    near = [pk for pk in of.told if pk in texts][:TOLD]
    again = {key: one for key, one in said.items() if key[0] in near}
    others = _read([pk for pk in near if (pk, 0) not in said], texts, BEGINNING)
    return _of_each(ranked(wanted, said, again | others))[:SHOWN]


def _read(
    pks: Iterable[int], texts: Mapping[int, Sequence[tuple[int, str]]], most: int
) -> dict[tuple[int, int], Letters]:
    """The beginning of every text of these matters, by matter and by where the text begins in all it says."""
    return {(pk, begins): letters(text[:most], simplify) for pk in pks for begins, text in texts[pk]}


def _of_each(found: Iterable[Alike[tuple[int, int]]]) -> list[Alike[int]]:
    """Of every matter the one of its texts that comes first, with the passages as they stand in all it says."""
    first: dict[int, Alike[int]] = {}
    for one in found:
        pk, begins = one.key
        if pk not in first:
            first[pk] = Alike(pk, one.likeness.moved(begins), one.elsewhere)
    return list(first.values())
