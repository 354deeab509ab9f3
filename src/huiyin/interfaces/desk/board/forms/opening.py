"""The one short form with which a board is opened: how many, where, about what, what they need."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.desk.board.forms.duties import number
from huiyin.interfaces.desk.forms.acting import fresh_key, words
from huiyin.interfaces.desk.forms.lawful import usual
from huiyin.interfaces.desk.forms.picking import CategoryField, UnitField
from huiyin.interfaces.desk.words import codes, law, unit_name
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.queries.visits.table import numbered, to_come
from huiyin.work.group_visits.coming import Coming
from huiyin.work.intake.filing import Filing, Petitioner


def is_of(visit: Any, day: date) -> bool:
    """Whether an announced visit is arranged, or wished, for that day."""
    return (timezone.localdate(visit.planned_at) if visit.planned_at else visit.wished_day) == day


def from_announcement(visit: Any) -> dict[str, Any]:
    """What an announcement says already, as the form's beginning."""
    given = {"headcount": visit.headcount, "place": visit.place, "needs": visit.needs}
    given |= {"needs_words": visit.needs_words, "announced": visit.no, "about": visit.about}
    return {**given, "concerned": unit_name(visit.concerned_id)}


class OpeningForm(HouseForm):
    """People are here together. With a matter's number it opens there, else a visit is taken in first."""

    elsewhere = {"body": "about", "title": "about", "people": "headcount", "petitioners": "name"}

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    headcount = number(
        gettext_lazy("How many people"),
        most=100_000,
        help_text=gettext_lazy("Roughly; it can be counted anew."),
    )
    place = words(gettext_lazy("Where they are received"), longest=120)
    about = words(gettext_lazy("What they come about"), rows=3, required=False, longest=5_000)
    number = words(
        gettext_lazy("Number of their matter, if there is one"),
        required=False,
        longest=32,
        help_text=gettext_lazy("Without one a visit is registered now."),
    )
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("What is needed"), required=False, widget=forms.CheckboxSelectMultiple
    )
    needs_words = words(gettext_lazy("Other needs"), required=False, longest=300)
    concerned = UnitField(label=gettext_lazy("Unit it concerns"), required=False)
    category = CategoryField()
    name = words(gettext_lazy("Who speaks first (may stay empty)"), required=False, longest=100)
    phone = words(gettext_lazy("Their telephone"), required=False, longest=40)
    read_back = forms.BooleanField(
        label=gettext_lazy("What they come about was said back to them, and they confirmed it"),
        required=False,
    )
    announced = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    drill = forms.BooleanField(
        label=gettext_lazy("This is an exercise"),
        required=False,
        help_text=gettext_lazy(
            "Marked as one on every page; nobody outside the house is told, and nothing counts it."
        ),
    )

    def __init__(self, *args: Any, actor: StaffActor, **kwargs: Any) -> None:
        self.actor = actor
        self.matter_id: int | None = None
        self.visit: int | None = None
        super().__init__(*args, **{**kwargs, "initial": {"key": fresh_key(), **kwargs.pop("initial", {})}})
        wanted: Any = self.fields["needs"]
        wanted.choices = codes("visit_needs")
        self.fields["headcount"].widget.attrs["autofocus"] = True

    def clean_key(self) -> str:
        """A key that nobody can guess; the query code of a new matter is derived from it."""
        key: str = self.cleaned_data["key"]
        return key if len(key) >= 32 else fresh_key()

    def clean_number(self) -> str:
        """The number of a matter that this actor may know of."""
        typed: str = self.cleaned_data["number"]
        found = numbered(self.actor, typed)
        if typed.strip() and found is None:
            text = _(
                "There is no matter of that number here, or it is not for you. Check it, or leave it empty."
            )
            raise forms.ValidationError(text)
        self.matter_id = found.pk if found else None
        return typed

    def clean(self) -> dict[str, Any]:
        """Without a matter it has to be said what they come about."""
        given = super().clean() or {}
        new = self.matter_id is None and "number" not in self.errors and not given.get("drill")
        if new and not given.get("about", "").strip():
            self.add_error(
                "about", _("Say in a few words what they come about, or give the number of their matter.")
            )
        return given

    def clean_announced(self) -> int | None:
        """The announcement it was opened from; else the one for today, so that people who come as arranged are not new."""
        typed: int | None = self.cleaned_data["announced"]
        rows = to_come(self.matter_id, actor=self.actor) if self.matter_id else []
        today = [row.no for row in rows if is_of(row, timezone.localdate())]
        found = typed if typed in {row.no for row in rows} else None
        self.visit = found or (today[0] if len(today) == 1 else None)
        return self.visit

    def coming(self) -> Coming:
        """The visit as the acts take it."""
        given = self.cleaned_data
        return Coming(
            headcount=given["headcount"],
            place=given["place"],
            needs=tuple(given["needs"]),
            needs_words=given["needs_words"],
            concerned=given["concerned"],
            about=given["about"],
        )

    def filing(self, at: datetime) -> Filing:
        """The visit as it is registered where there is no matter yet."""
        given, proposed = self.cleaned_data, usual(law())
        named = given["name"].strip()
        first = Petitioner(named, phone=given["phone"], role="representative")
        return Filing(
            body=given["about"],
            petitioners=(first,) if named else (),
            anonymous=not named,
            people=given["headcount"],
            category=given["category"],
            received_at=at,
            read_back=given["read_back"],
            language=settings.LANGUAGE_CODE,
            kind=proposed.get("kind", ""),
            path=proposed.get("path", ""),
        )
