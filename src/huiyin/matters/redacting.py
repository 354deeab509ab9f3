"""Making an answered matter fit for everybody: what to take out, what is left, and what is known of those who brought it."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.domain.reading.redacting.details import Detail, covered
from huiyin.domain.reading.redacting.proposing import left_over, proposed
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.units.tree import tree
from huiyin.matters.models import Matter, Party, Signer
from huiyin.matters.record.identity import open_party
from huiyin.matters.record.search_index import simplify
from huiyin.matters.together.sealing import open_signer


def proposals(matter: Matter, text: str) -> list[Detail]:
    """Every place of `text` by which somebody might be recognised; opens who brought the matter, so only behind the gate."""
    return proposed(text, known_of(matter), offices(), simplify)


def still_there(matter: Matter, text: str, harmless: Iterable[str]) -> list[Detail]:
    """What still stands in words meant for everybody, without what somebody confirmed to lead to nobody."""
    return left_over(text, harmless, known_of(matter), offices(), simplify)


def redacted(matter: Matter, text: str, details: Iterable[Detail]) -> str:
    """The text with a word for the kind of thing in each place, in the matter's own language."""
    with override(matter.language):
        return covered(text, details, covers())


def counted(details: Iterable[Detail]) -> dict[str, int]:
    """How many places of each kind."""
    return dict(Counter(one.kind for one in details))


def covers() -> dict[str, str]:
    """What stands in place of what was taken out."""
    return {
        "name": _("[a person]"),
        "id_number": _("[identity number]"),
        "phone": _("[telephone]"),
        "card": _("[bank account]"),
        "plate": _("[vehicle]"),
        "email": _("[e-mail]"),
        "address": _("[address]"),
        "number": _("[number]"),
    }


def known_of(matter: Matter) -> list[dict[str, str]]:
    people = [open_party(row) for row in select(Party, matter=matter.pk)]
    if "signers" in matter.marks:
        signed = [open_signer(row) for row in select(Signer, matter=matter.pk)]
        people += [{"name": one.name, "phone": one.phone, "address": one.address} for one in signed]
    return people


def offices() -> list[str]:
    """The names of offices, which everybody may read."""
    return [name for unit in tree().units.values() for name in (unit.name, unit.full_name)]
