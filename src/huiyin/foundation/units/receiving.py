"""Which letters office takes a matter in, so that it never lands with those it complains of."""

from collections.abc import Iterable
from datetime import date

from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree


class NoImpartialOffice(Exception):
    """Every letters office of the tree is kin of a unit complained of; the matter must go to a higher installation."""


def receiving_office(accused: Iterable[int], on: date, *, first: int | None = None) -> Unit:
    """The office `first` (else the installation's own, or whoever succeeded it), or, where that is kin of an accused
    unit or is no more, the next one upward.

    Raises NoImpartialOffice, NoHomeOffice.
    """
    whole = tree()
    home = whole.successor(first or whole.home().pk, on)
    shut_out = frozenset().union(*(whole.kin(unit_id) for unit_id in accused)) if accused else frozenset()
    is_over = home.valid_to is not None and home.valid_to < on
    if home.pk not in shut_out and not is_over:
        return home
    offices = [u for u in whole.in_force(on) if u.kind == "letters_office"]
    for above in whole.above(home.pk):
        for office in offices:
            if office.parent_id == above and office.pk not in shut_out:
                return office
    raise NoImpartialOffice("every letters office in this tree stands under or over a unit complained of")
