"""Catalogues that count alike are made one: a text is looked up once, and not in each of a hundred catalogues.

Django 5.2 means to do so and never does: it holds the code of one plural rule against the other rule itself.
"""

from typing import Any

from django.utils.translation import trans_real


def make_one() -> None:
    """Let Django put catalogues together from now on; to be called before the first text is looked up."""
    trans_real.TranslationCatalog.update = _update  # type: ignore[method-assign]


def _update(self: Any, trans: Any) -> None:
    """Take in another catalogue, whose texts go before those that are there."""
    if trans.plural.__code__ == self._plurals[0].__code__:
        self._catalogs[0].update(trans._catalog)
    else:
        self._catalogs.insert(0, trans._catalog.copy())
        self._plurals.insert(0, trans.plural)
