"""Choosing a member of staff by name, out of those who come to hand, with or without JavaScript."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from huiyin.foundation.people.models import Account
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.desk.forms.picking import PickInput

SEPARATOR = " · "


class StaffField(forms.CharField):
    """A member of staff, typed or picked; cleans to the account's id.

    Those of `units` come to hand in the list, everybody else is found by name.
    """

    def __init__(self, units: Iterable[int] = (), **kwargs: Any) -> None:
        self.units = frozenset(units)
        super().__init__(widget=PickInput(lambda: self.labels().values()), max_length=120, **kwargs)

    def labels(self) -> dict[int, str]:
        """What each in the list is called."""
        return _labels(Account.objects.filter(unit_id__in=self.units, is_active=True))

    def prepare_value(self, value: Any) -> Any:
        """An id is shown as a name."""
        if not isinstance(value, int):
            return value
        return _labels(Account.objects.filter(pk=value)).get(value, value)

    def clean(self, value: Any) -> int | None:
        """The account's id, or None for an empty optional field."""
        typed = super().clean(value)
        if not typed:
            return None
        everyone = Account.objects.filter(name=typed.partition(SEPARATOR)[0].strip(), is_active=True)
        labels = {**_labels(everyone), **self.labels()}
        found = [pk for pk, label in labels.items() if label == typed]
        found = found or [pk for pk, label in labels.items() if label.partition(SEPARATOR)[0] == typed]
        if len(found) == 1:
            return found[0]
        text = (
            _("More than one person is called “%(name)s”. Pick one from the list.")
            if found
            else _("No member of staff is called “%(name)s”. Pick somebody from the list.")
        )
        raise forms.ValidationError(text % {"name": typed})


def around(unit_id: int) -> frozenset[int]:
    """The units whose staff come to hand: one's own with its offices, those above, and the letters offices."""
    whole = tree()
    letters = {u.pk for u in whole.units.values() if u.kind == "letters_office"}
    return frozenset(whole.subtree(unit_id) | set(whole.above(unit_id)) | letters)


def _labels(rows: "QuerySet[Account]") -> dict[int, str]:
    """Name and unit of each, and the sign-in name where two would be called the same."""
    units = tree().units
    found = rows.order_by("unit_id", "name", "pk")
    named = {row.pk: (f"{row.name}{SEPARATOR}{units[row.unit_id].name}", row.login) for row in found}
    often = Counter(label for label, _login in named.values())
    return {pk: label if often[label] == 1 else f"{label} ({login})" for pk, (label, login) in named.items()}
