"""How many bring the matter: those named, and those a letter counts and nobody has named yet; kept right by each act."""

from huiyin.foundation.ledger.rows import change, select
from huiyin.matters.models import Item, Matter, Party, Representative, Signer
from huiyin.matters.record.writing import mark


def joined(matter: Matter, count: int) -> None:
    """So many more have signed. A letter "of 46 people" already counts 46: whoever is named of them is not counted again."""
    unnamed = matter.marks.get("unnamed")
    if unnamed is None:
        unnamed = _unnamed_at_first(matter)
    taken = min(unnamed, count)
    matter.people += count - taken
    mark(matter, unnamed=unnamed - taken, signers=signers(matter) + count)


def left(matter: Matter) -> None:
    """One of those who signed no longer does."""
    matter.people = max(matter.people - 1, 0)
    mark(matter, signers=max(signers(matter) - 1, 0))


def first_left(matter: Matter) -> None:
    """Whoever brought the matter first has withdrawn their own part; it goes on for those who signed."""
    parties = len(select(Party, matter=matter.pk))
    matter.people = max(matter.people - parties, signers(matter))
    mark(matter, first_left=True)


def signers(matter: Matter) -> int:
    """How many sign now, beside those who brought it."""
    return int(matter.marks.get("signers", 0))


def end_of(matter: Matter, row: Signer, *, on: object, why: str) -> int:
    """A signer is no longer one: not counted, and nobody's representative; how many mandates ended by it."""
    change(Signer, {"left_on": on}, matter=matter.pk, no=row.no)
    if row.again_of is None:
        left(matter)
    ended = {"until": on, "ended_why": why}
    count = change(Representative, ended, matter=matter.pk, signer_no=row.no, until=None)
    if count:
        mark(matter, representatives=max(int(matter.marks.get("representatives", 0)) - count, 0))
    return count


def _unnamed_at_first(matter: Matter) -> int:
    """How many the first letter, call or visit counts beyond those it names."""
    first = next(iter(select(Item, order="no", matter=matter.pk)), None)
    named = max(len(select(Party, matter=matter.pk)), 1)
    return max((first.people if first else matter.people) - named, 0)
