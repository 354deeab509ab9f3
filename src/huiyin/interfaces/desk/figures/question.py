"""The question in a page's address: which days, divided by what, narrowed to what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.interfaces.desk.figures.words import dimension_words
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.services.analytics.asking import Period
from huiyin.services.analytics.dimensions import DIMENSIONS
from huiyin.services.analytics.measure import Measure

EARLIEST = date(2000, 1, 1)
NUMBERS = 18  # digits a key of units or months may have


class QuestionForm(HouseForm):
    """From when until when, and divided by what."""

    first = forms.DateField(
        label=gettext_lazy("First day counted"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    last = forms.DateField(
        label=gettext_lazy("Last day counted"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    by = forms.ChoiceField(label=gettext_lazy("Divided by"), required=False)

    def __init__(self, data: Mapping[str, str], measure: Measure | None, today: date) -> None:
        super().__init__(data)
        self._today = today
        if measure is None:
            del self.fields["by"]
        else:
            choices = [(name, dimension_words(name)) for name in measure.by]
            self.fields["by"].choices = [("", _("not divided")), *choices]  # type: ignore[attr-defined]
        self.fields["first"].error_messages["invalid"] = _("This is no day. Write it like 2026-03-01.")
        self.fields["last"].error_messages["invalid"] = _("This is no day. Write it like 2026-03-31.")

    def clean(self) -> None:
        """The days must follow one another and have come."""
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and first < EARLIEST:
            self.add_error("first", _("Nothing was registered so long ago. Choose a day from 2000 on."))
        if last and last > self._today:
            self.add_error("last", _("This day has not come yet. Choose today or an earlier day."))
        elif first and first > (last or self._today):
            self.add_error("first", _("The first day lies after the last one. Change one of them."))


@dataclass(frozen=True, slots=True)
class Asking:
    """A question that can be put: its days, its division, what it is narrowed to."""

    period: Period
    by: tuple[str, ...] = ()
    where: dict[str, str] = field(default_factory=dict)

    def address(self, **changed: object) -> str:
        """The part of an address that asks this, with something changed: by, where, first, last."""
        where = changed.get("where", self.where)
        by = changed.get("by", self.by)
        said: list[tuple[str, str]] = [
            ("first", str(changed.get("first", self.period.first))),
            ("last", str(changed.get("last", self.period.last))),
            *(("by", one) for one in by),  # type: ignore[attr-defined]
            *(("where", f"{name}:{key}") for name, key in where.items()),  # type: ignore[attr-defined]
        ]
        return f"?{urlencode(said)}"

    @property
    def before(self) -> Period:
        """The same days of the year before."""
        return Period(_a_year_ago(self.period.first), _a_year_ago(self.period.last))


def asking_of(form: QuestionForm, wheres: list[str], measure: Measure | None, today: date) -> Asking:
    """The question of a form; where something in it is wrong, that of this year until today."""
    given = form.cleaned_data if form.is_valid() else {}
    last = given.get("last") or today
    first = given.get("first") or (last.replace(month=1, day=1))
    by = (given["by"],) if given.get("by") else ()
    return Asking(Period(first, last), by, _where(wheres, measure))


def _where(wheres: list[str], measure: Measure | None) -> dict[str, str]:
    """What the address narrows to; what the measure does not know, or what cannot be a key, is left out."""
    found = {}
    for one in wheres:
        name, _colon, key = one.partition(":")
        if measure is None or name not in measure.by or len(key) > 60:
            continue
        if not DIMENSIONS[name].number or (key.isascii() and key.isdigit() and len(key) <= NUMBERS):
            found[name] = key
    return found


def usual_periods(today: date) -> list[tuple[str, Period]]:
    """Days that are asked for most."""
    month = today.replace(day=1)
    before = month - timedelta(days=1)
    quarter = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    year = today.replace(month=1, day=1)
    return [
        (_("This month"), Period(month, today)),
        (_("Last month"), Period(before.replace(day=1), before)),
        (_("This quarter"), Period(quarter, today)),
        (_("This year"), Period(year, today)),
        (_("Last year"), Period(year.replace(year=year.year - 1), year - timedelta(days=1))),
    ]


def _a_year_ago(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return day.replace(year=day.year - 1, day=28)
    return day.replace(year=day.year - 1)
