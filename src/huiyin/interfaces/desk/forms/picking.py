"""Fields one types into and picks from a list: units and categories, with or without JavaScript."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.desk import categories


class PickInput(forms.TextInput):
    """A text field with a list of what may be picked."""

    template_name = "desk/pick.html"

    def __init__(self, offers: Callable[[], Iterable[str]], attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.offers = offers

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The field and its list, tied by the list's id."""
        context = super().get_context(name, value, attrs)
        chosen = context["widget"]["attrs"]
        chosen["list"] = f"{chosen.get('id', name)}_list"
        return {**context, "offers": self.offers()}


class UnitField(forms.CharField):
    """A unit, typed or picked by name; cleans to its id."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Unit"))
        super().__init__(widget=PickInput(unit_names), max_length=120, **kwargs)

    def clean(self, value: Any) -> int | None:
        """Its id, or None for an empty optional field."""
        name = super().clean(value)
        if not name:
            return None
        found = find_unit(name)
        if found is None:
            raise forms.ValidationError(
                _("There is no unit called “%(name)s”. Pick one from the list.") % {"name": name}
            )
        return found.pk


class UnitOrNameField(UnitField):
    """Who is complained of: a unit's id where the list knows it, else the words as typed."""

    def clean(self, value: Any) -> int | str | None:  # type: ignore[override]
        """An id, a name, or None."""
        name = forms.CharField.clean(self, value)
        found = find_unit(name) if name else None
        return found.pk if found else (name or None)


class CategoryField(forms.CharField):
    """What the matter is about, typed or picked; cleans to the category's code."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("What it is about"))
        super().__init__(widget=PickInput(category_labels), max_length=60, required=False, **kwargs)

    def clean(self, value: Any) -> str:
        """The code, or nothing."""
        typed = super().clean(value)
        if not typed:
            return ""
        for found in categories.every().values():
            if typed in {found.label, found.name, found.code}:
                return found.code
        raise forms.ValidationError(
            _("“%(name)s” is not in the list of categories. Pick one, or leave it empty.") % {"name": typed}
        )

    def prepare_value(self, value: Any) -> Any:
        """A code is shown as its label."""
        found = categories.every().get(value) if isinstance(value, str) else None
        return found.label if found else value


def unit_names() -> list[str]:
    """Names of the units in force; one that has ended can still be typed, and leads to its successor where it must."""
    return [u.name for u in tree().in_force(localdate())]


def find_unit(name: str) -> Unit | None:
    """The unit of that name, full name or code; one in force before one that has ended."""
    wanted = name.strip()
    found = [u for u in tree().units.values() if wanted in {u.name, u.full_name, u.code}]
    return min(found, key=lambda u: u.valid_to is not None, default=None)


def category_labels() -> list[str]:
    """Labels of all categories."""
    return [found.label for found in categories.every().values()]
