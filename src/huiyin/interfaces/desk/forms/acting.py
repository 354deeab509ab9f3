"""What the form of every act has: a key that makes it count once, and the version of the matter it was made for."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.queries.subject import Subject

REQUIRED = {"required": _("Fill this in.")}


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does an act, when, with which key."""

    actor: StaffActor
    at: datetime
    key: str


class ActForm(HouseForm):
    """The form of one act. `perform` calls the act and nothing else; `template` is the page that shows it."""

    template = "desk/acts/act.html"
    shown: Sequence[tuple[str, str]] = ()  # what one has to have read, under its label, above the fields
    # of a form by which an answer goes out: its fields that are checked before, what each is for, the field of its day
    checked: ClassVar[Mapping[str, tuple[str, str]]] = {}
    can_be_checked = False

    key = forms.CharField(widget=forms.HiddenInput, min_length=20, max_length=64)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, subject: Subject, today: date, **kwargs: Any) -> None:
        self.subject, self.today = subject, today
        initial = {"key": fresh_key(), "version": subject.matter.version, **kwargs.pop("initial", {})}
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.shape()

    @property
    def counsel(self) -> Counsel:
        """The counsel of the matter's own pack."""
        return self.subject.counsel

    def shape(self) -> None:
        """Fill in what depends on the matter."""

    def spoken_to(self) -> dict[int, str]:
        """What the answer has to speak to, by number; nothing where it answers no claim."""
        return {}

    def answered_apart(self) -> list[int]:
        """Claims that have fields of their own."""
        return []

    def chosen(self, typed: Mapping[str, Any]) -> dict[str, object]:
        """What was chosen that decides what the paper must say, by the law's own names."""
        return {}

    def typed(self) -> dict[str, str]:
        """What was typed, to be kept as a draft."""
        kept = {name for name in self.fields if name not in {"key", "version"}}
        return {name: value for name, value in self.data.items() if name in kept and value}

    def perform(self, doing: Doing) -> Any:
        """Do the act. Raises what the act raises."""
        raise NotImplementedError

    def bring_up_to_date(self) -> None:
        """Let the form, shown again after somebody else acted, be sent for the matter as it now is."""
        data = cast(QueryDict, self.data).copy()
        data["version"] = str(self.subject.matter.version)
        self.data = data


def offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Set what a choice offers."""
    cast(forms.ChoiceField, form.fields[name]).choices = choices


def fresh_key() -> str:
    """A key nobody can guess."""
    return secrets.token_hex(16)


def words(
    label: Any, *, rows: int = 0, help_text: Any = "", required: bool = True, longest: int = 10_000
) -> forms.CharField:
    """A text field; with `rows` a larger one."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=longest,
        widget=widget,
        error_messages=dict(REQUIRED),
    )


def day(label: Any, *, help_text: Any = "", required: bool = True) -> forms.DateField:
    """A day, picked or typed as 2026-03-05."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            **REQUIRED,
            "invalid": _("This is no day of the calendar. Write it like 2026-03-05."),
        },
    )


def choice(
    label: Any, choices: Any = (), *, required: bool = True, help_text: Any = "", radio: bool = False
) -> forms.ChoiceField:
    """One of a list."""
    widget = forms.RadioSelect if radio else forms.Select
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=required,
        help_text=help_text,
        widget=widget,
        error_messages=dict(REQUIRED),
    )
