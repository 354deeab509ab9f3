"""Tells Django of the shared shell's templates, static files and tags, and to put catalogues together that count alike.

A text is then looked up once, and not in each of a hundred catalogues. Django 5.2 means to do so and never does: it holds
the code of one plural rule against the other rule itself.
"""

from typing import Any

from django.apps import AppConfig
from django.utils.translation import trans_real


def take_in(self: Any, trans: Any) -> None:
    """Take in another catalogue of the same language, whose texts go before those that are there."""
    if trans.plural.__code__ == self._plurals[0].__code__:
        self._catalogs[0].update(trans._catalog)
    else:
        self._catalogs.insert(0, trans._catalog.copy())
        self._plurals.insert(0, trans.plural)


# as soon as this is read: the first model of Django's own asks for a text
trans_real.TranslationCatalog.update = take_in  # type: ignore[method-assign]


class UiConfig(AppConfig):
    """The shell."""

    name = "huiyin.interfaces.ui"
    label = "ui"
