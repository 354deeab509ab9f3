"""Matters alike a text, the likeliest first; what the asker may not see is neither read nor counted."""

from django.db.models import QuerySet

from huiyin.domain.reading.alike.finding import NAMED, READ, SHOWN, Alike, Asked, asked, likeliest, ranked
from huiyin.domain.reading.alike.letters import MOST, letters
from huiyin.domain.reading.alike.retelling import READ as READ_OF_RETELLING
from huiyin.matters import gate
from huiyin.matters.models import Matter
from huiyin.matters.queries.alike.probing import LAST, holding
from huiyin.matters.record.search_index import simplify

SHORTEST = 10  # letters; shorter texts are alike without being the same matter
LONGEST = 2 * MOST  # characters of a body that are read
BEGINNING = 2 * READ_OF_RETELLING  # and of one that only names the same place
SPARE = 2  # so many times as many are looked for as are read: some may not be for the asker


def ready(text: str, title: str = "") -> Asked:
    """A text made ready to be looked for."""
    return asked(text, simplify, title=title)


def alike(
    rows: "QuerySet[Matter]", wanted: Asked, *, before: int = LAST, most: int = SHOWN
) -> list[Alike[int]]:
    """Among these rows the matters alike the text, by their ids; with `before` only those with lower ids.

    `rows` begins with gate.visible of whoever is shown the answer.
    """
    marks = (*wanted.marks, *wanted.names)
    if not marks:
        return []
    there = holding(marks, before=before)
    copies = likeliest(there, wanted.marks, READ * SPARE)
    named = likeliest(there, wanted.names, NAMED * SPARE)
    mine = dict(gate.real(rows).filter(pk__in={*copies, *named}).values_list("pk", "body"))
    copies, named = [pk for pk in copies if pk in mine][:READ], [pk for pk in named if pk in mine][:NAMED]
    said = {pk: letters(mine[pk][:LONGEST], simplify) for pk in copies}
    told = {pk: said.get(pk) or letters(mine[pk][:BEGINNING], simplify) for pk in named}
    return ranked(wanted, said, told)[:most]
