"""A list of people who signed, read row by row: who is taken, and every row that is not, with what, why and what to do."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q

from huiyin.domain.reading.normal import normal
from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import select
from huiyin.matters.models import Matter, Party, Signer
from huiyin.matters.record.identity import open_party
from huiyin.matters.together.sealing import Marks, Named, marks_of

LONGEST_NAME, LONGEST_ADDRESS = 60, 300  # house sizes, not law
PHONE = re.compile(r"\d{5,20}")
FIRST = -1  # the "row" of somebody who brought the matter
FOUR_BYTES = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF]")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why one row is not taken: its number, a code for the words, what was there, the row it repeats."""

    row: int
    code: str
    given: str = ""
    other: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """Those who can be taken and the faults of all others, in the order of the list."""

    good: tuple[Named, ...]
    faults: tuple[Fault, ...]


def read_list(matter: Matter, people: Iterable[Named]) -> Listed:
    """Look at each row, against the ones before it and against those who signed or brought the matter already."""
    seen, good, faults = known_marks(matter), [], []
    for given in people:
        named = tidy(given)
        fault = fault_of(named) or _double(named, seen, matter.pk)
        if fault is not None:
            faults.append(fault)
            continue
        good.append(named)
        for mark in marks_of(matter.pk, named):
            seen.setdefault(mark, (named.row, False))
    return Listed(tuple(good), tuple(faults))


def tidy(named: Named) -> Named:
    """Without invisible characters, line ends and doubled blanks; full-width digits of a telephone become plain ones."""
    name, address = (" ".join(clean(text).split()) for text in (named.name, named.address))
    if not name.isascii():
        name = name.replace(" ", "") if _ideographs(name) else name
    phone = re.sub(r"\s+", " ", clean(named.phone)).translate(_WIDE)
    return Named(name, phone, address, named.row)


def fault_of(named: Named) -> Fault | None:
    """What is wrong with the row by itself."""
    digits = re.sub(r"[\s\-+()（）]", "", named.phone)
    if not normal(named.name):
        return Fault(named.row, "no_name" if named.name else "name_missing", named.name[:20])
    if FOUR_BYTES.search(named.name):
        return Fault(named.row, "name_signs", named.name[:40])
    if any(ch.isdigit() for ch in normal(named.name)):
        return Fault(named.row, "name_digits", named.name[:40])
    if len(named.name) > LONGEST_NAME:
        return Fault(named.row, "name_long", named.name[:20])
    if named.phone and not PHONE.fullmatch(digits):
        return Fault(named.row, "phone", named.phone[:40])
    if len(named.address) > LONGEST_ADDRESS:
        return Fault(named.row, "address_long", named.address[:20])
    if not digits and not normal(named.address):
        return Fault(named.row, "no_contact", named.name[:40])
    return None


def known_marks(matter: Matter) -> dict[str, tuple[int, bool]]:
    """Who is there already: from mark to the number of the signer (FIRST for who brought it), and that it is no row."""
    found: dict[str, tuple[int, bool]] = {}
    for row in select(Signer, order="no", matter=matter.pk, left_on=None):
        for mark in (row.mark, row.mark_home):
            if mark and row.again_of is None:
                found.setdefault(mark, (row.no, True))
    if not matter.marks.get("first_left"):
        for mark in first_marks(matter):
            found.setdefault(mark, (FIRST, True))
    return found


def first_marks(matter: Matter) -> Iterator[str]:
    """The marks of those who brought the matter, made as a signer's are."""
    for party in select(Party, order="no", matter=matter.pk):
        words = open_party(party)
        yield from marks_of(matter.pk, tidy(Named(words["name"], words["phone"], words["address"])))


def again(matter: Matter, marks: Marks) -> int | None:
    """The number of the signer with one of these marks (FIRST for who brought the matter); None where there is none."""
    given = list(marks)
    if not matter.marks.get("first_left") and set(first_marks(matter)) & set(given):
        return FIRST
    rows = Signer.objects.filter(matter_id=matter.pk, left_on=None, again_of=None)
    same = rows.filter(Q(mark__in=given) | Q(mark_home__in=given))
    return same.order_by("no").values_list("no", flat=True).first()


def _double(named: Named, seen: dict[str, tuple[int, bool]], matter_id: int) -> Fault | None:
    found = next((seen[mark] for mark in marks_of(matter_id, named) if mark in seen), None)
    if found is None:
        return None
    number, there = found
    if not there:
        return Fault(named.row, "same_row", named.name, number)
    return Fault(named.row, "brought_it" if number == FIRST else "signed_already", named.name, max(number, 0))


def _ideographs(name: str) -> bool:
    return all(0x3400 <= ord(ch) <= 0x9FFF or ch == " " or ord(ch) > 0x1FFFF for ch in name)


_WIDE = {0xFF10 + n: str(n) for n in range(10)} | {0xFF0D: "-", 0xFF0B: "+", 0x2014: "-", 0x2013: "-"}
