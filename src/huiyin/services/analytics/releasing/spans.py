"""For which days a release may be made: whole months that are over, and none that another release has."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _


class CannotRelease(Exception):
    """No release for these days; the words say why and what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From the first day of a month to the last day of one."""

    first: date
    last: date

    @property
    def name(self) -> str:
        """How its folder and its addresses are called: 2026-01_2026-03."""
        return f"{self.first:%Y-%m}_{self.last:%Y-%m}"

    def touches(self, other: "Span") -> bool:
        """Whether a day lies in both."""
        return self.first <= other.last and other.first <= self.last


def span_named(name: str) -> Span:
    """The span of a name such as 2026-01_2026-03, or of one month. Raises CannotRelease."""
    first, _sign, last = name.partition("_")
    try:
        begin, end = (date.fromisoformat(f"{one}-01") for one in (first, last or first))
    except ValueError:
        words = _("“%(name)s” is no span of months. Write it like 2026-01 or 2026-01_2026-03.")
        raise CannotRelease(words % {"name": name}) from None
    if end < begin:
        raise CannotRelease(_("The last month lies before the first."))
    return Span(begin, (end.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1))


def ensure_free(span: Span, released: Iterable[Span], today: date) -> None:
    """Raises CannotRelease where the span is not over, or touches one that is published already.

    Two tables over days that overlap, or one table twice, would let what is hidden be found by subtraction.
    """
    if span.last >= today:
        raise CannotRelease(
            _("These days are not over yet. Figures are published for whole months that are past.")
        )
    for other in released:
        if span.touches(other):
            words = _(
                "%(name)s is published already. What is published stays as it is, and spans do not overlap: "
                "otherwise what is hidden could be found by taking one table from another."
            )
            raise CannotRelease(words % {"name": other.name})
