"""Search in the reader's own rows: numbers, words of two characters and more, phrases; by bigrams with a recheck (text.md)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from huiyin.domain.reading.searching.asked import BETWEEN, Asked, asked
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Claim, Item, Matter
from huiyin.matters.queries.inbox import for_list
from huiyin.matters.queries.lookup import numbers
from huiyin.matters.queries.lookup.candidates import Sought, batches
from huiyin.matters.queries.lookup.narrowed import Narrowed
from huiyin.matters.queries.lookup.showing import Hit, hits
from huiyin.matters.record.search_index import simplify

SIZE = 20
COUNTED = 100  # beyond this a search says "more than 100"
NUMBERED = 10  # matters shown first because their number was typed in part
SPARE = 10  # candidates read at first beyond what is wanted: a few hold the words only in pieces
CHUNKS = (400, 2_000)  # candidates read and checked at a time after that, the last as often as it takes
COUNTED_THROUGH = 500  # candidates looked through to count what no longer fits on the page
LOOKED_THROUGH = 15_000  # candidates a page looks through before it asks to go on
DIGITS_THROUGH = 2_000  # and where nothing but digits was typed: every text has pairs of them


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, the newest first.

    `hits` are the rows with what was found marked; `after` is the key from which to go on, empty on the last page;
    `count` how many there are on the first page and after it, no further than COUNTED + 1, None on later pages;
    `cut` says that the page ended because enough candidates were looked through, not because it was full.
    """

    hits: list[Hit]
    asked: Asked
    after: str = ""
    count: int | None = None
    too_short: bool = False
    cut: bool = False
    number: Matter | None = field(default=None)  # the one matter whose whole number was typed

    @property
    def rows(self) -> list[Matter]:
        """The matters alone."""
        return [one.matter for one in self.hits]

    @property
    def more(self) -> bool:
        """Whether there may be more."""
        return bool(self.after)


def search(
    actor: StaffActor,
    words: str,
    *,
    size: int = SIZE,
    narrowed: Narrowed | None = None,
    before: int | None = None,
) -> Found:
    """Matters whose text holds all that was asked for, in what the actor may see; `before` goes on after a page."""
    kept = narrowed or Narrowed()
    rows = kept.among(gate.real(gate.visible(actor)))
    through = DIGITS_THROUGH if numbers.is_part(words) else LOOKED_THROUGH
    wanted_words, wanted_place = asked(words, simplify), asked(kept.place, simplify)
    looking = _Looking(rows, gate.units_of(actor), wanted_words, wanted_place, through)
    numbered = looking.numbered(words)
    first = [] if before else numbered
    if len(first) == 1 and first[0].number in numbers.written(words):
        return Found(looking.shown(first), looking.asked, count=1, number=first[0])
    if not looking.tokens or (kept.place and not looking.place):
        return Found(looking.shown(first), looking.asked, count=len(first), too_short=not first)
    wanted = size - len(first)
    goal = (wanted if before else max(COUNTED, wanted)) + 1
    ids, stopped = looking.ids(goal, wanted, before, without={one.pk for one in numbered})
    page, later = ids[:wanted], ids[wanted:]
    after = str(page[-1] if later and page else stopped or "")
    count = None if before or stopped else min(len(first) + len(ids), COUNTED + 1)
    by_id = {row.pk: row for row in for_list(rows.filter(pk__in=page), "body")}
    listed = [*first, *(by_id[pk] for pk in page if pk in by_id)]
    return Found(looking.shown(listed), looking.asked, after, count, cut=bool(stopped) and not later)


@dataclass(frozen=True, slots=True)
class _Looking:
    """One search under way: among which rows, of which units, for what, and through how many candidates at most."""

    among: QuerySet[Matter]
    units: Collection[int]
    asked: Asked
    place: Asked
    through: int

    @property
    def tokens(self) -> list[str]:
        """What the index of a matter must have; the place is in it like the text."""
        return list(dict.fromkeys((*self.asked.tokens, *self.place.tokens)))

    def numbered(self, words: str) -> list[Matter]:
        """The newest matters whose number was typed, in whole or in part."""
        meant = numbers.meant(words)
        if meant is None:
            return []
        rows = for_list(self.among.filter(meant), "body").order_by("-id")[:NUMBERED]
        return [row for row in rows if self._place_holds(row.place)]

    def ids(
        self, goal: int, wanted: int, before: int | None, without: set[int]
    ) -> tuple[list[int], int | None]:
        """So many of the newest that hold it, and where the looking stopped short of that and of the archive's end.

        Beyond the `wanted` ones of a page the others are only counted, and not at every price.
        """
        found: list[int] = []
        looked, key = 0, before
        first = goal + SPARE
        sought = Sought(self.tokens, self.asked.barred, self.units)
        held = batches(sought, before=before, page=wanted + SPARE, goal=first, most=self.through)
        for part in _parts(held, first):
            if not part:
                if len(found) > wanted:  # what follows costs too much for a mere count
                    return found, key
                continue
            found += [pk for pk in self._holding(part) if pk not in without]
            looked, key = looked + len(part), part[-1]
            if len(found) >= goal:
                return found, None
            if looked >= (COUNTED_THROUGH if len(found) > wanted else self.through):
                return found, key
        return found, None

    def shown(self, rows: Sequence[Matter]) -> list[Hit]:
        """The rows as they are shown."""
        return hits(rows, _claims(row.pk for row in rows), self.asked, self.place)

    def _holding(self, ids: Sequence[int]) -> list[int]:
        """Those among them whose text really holds the words, newest first."""
        rows = self.among.filter(pk__in=ids).order_by("-id")
        rows_of = rows.values_list("id", "place", "number", "title", "body")
        texts = {
            row[0]: row[1:]
            for row in rows_of
            if self._place_holds(row[1]) and not self.asked.shuts_out(BETWEEN.join(row[1:]))
        }
        if not self.asked:
            return list(texts)
        sure = set() if self.asked.without else {pk for pk, said in texts.items() if self._holds(said)}
        claims = _claims(pk for pk in texts if pk not in sure)  # most are sure without them
        return [pk for pk, said in texts.items() if pk in sure or self._holds((*said, *claims.get(pk, ())))]

    def _holds(self, fields: Iterable[str]) -> bool:
        return self.asked.holds(BETWEEN.join(fields), simplify)

    def _place_holds(self, place: str) -> bool:
        return not self.place or self.place.holds(place, simplify)


def _parts(found: Iterable[Sequence[int]], first: int) -> Iterator[Sequence[int]]:
    """Candidates, newest first, in parts that grow: mostly the first one is enough. Empty batches go through."""
    sizes, size = iter(CHUNKS), first
    for ids in found:
        if not ids:
            yield ids
        at = 0
        while at < len(ids):
            yield ids[at : at + size]
            at, size = at + size, next(sizes, size)


def _claims(ids: Iterable[int]) -> dict[int, list[str]]:
    """What is asked for in each matter, in its order, and what its further letters and those written down say."""
    claims: dict[int, list[str]] = {}
    wanted = list(ids)
    rows = Claim.objects.filter(matter_id__in=wanted).order_by("matter_id", "position")
    letters = Item.objects.filter(matter_id__in=wanted).exclude(text="").order_by("matter_id", "no")
    for found in (rows, letters) if wanted else ():
        for matter_id, text in found.values_list("matter_id", "text"):
            claims.setdefault(matter_id, []).append(text)
    return claims
