"""The window's one form for a letter, a call or a visit, and the filing it stands for."""

import re
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import REQUIRED, choice, day, fresh_key, words
from huiyin.interfaces.desk.forms.lawful import PATH_HELP, check_path, shape_facts, shape_kinds, usual
from huiyin.interfaces.desk.forms.papers import WithFiles
from huiyin.interfaces.desk.forms.picking import CategoryField, UnitOrNameField
from huiyin.interfaces.desk.hints.answering import ticked
from huiyin.interfaces.desk.words import law
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.work.intake.filing import Filing, Petitioner

ROLES = [
    ("petitioner", _("themselves")),
    ("representative", _("several people, as their representative")),
    ("proxy", _("somebody else, on their behalf")),
]
NOON = time(12, 0)
PHONE = re.compile(r"[\d\-+()（）]{5,}")


class TakingForm(WithFiles, HouseForm):
    """Everything on one page, in the order in which one reads a letter; the keyboard never needs the mouse."""

    elsewhere = {"received": "received_on", "accused": "accused_1", "files": "files_chosen"}

    key = forms.CharField(widget=forms.HiddenInput, required=False)
    body = words(_("What it says"), rows=9, longest=60_000)
    claims = words(
        _("What is asked for, one request a line"),
        rows=3,
        required=False,
        help_text=_("Each line is answered on its own."),
        longest=22_000,
    )
    place = words(_("Where the problem is"), required=False, longest=120)
    anonymous = forms.BooleanField(label=_("Anonymous"), required=False)
    name = words(_("Name"), required=False, longest=100)
    phone = words(_("Telephone"), required=False, longest=40)
    address = words(_("Address"), required=False, longest=300)
    may_call = forms.BooleanField(
        label=_("They agree to be asked whether what was promised was done"), required=False
    )
    e_service = forms.BooleanField(label=_("They agree to receive papers electronically"), required=False)
    role = choice(_("They speak for"), ROLES, required=False)
    others = words(
        _("The others, one a line"),
        rows=2,
        required=False,
        help_text=_("Name, then telephone and address if given: 李红 0000-7654321 柳溪镇"),
        longest=6000,
    )
    people = forms.IntegerField(
        label=_("How many people"),
        required=False,
        min_value=1,
        max_value=100_000,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Write a number."), **REQUIRED},
    )
    received_on = day(_("Received on"))
    postmark = day(_("Postmark"), required=False)
    kind = choice(_("Kind"), radio=True)
    path = choice(_("Path"), required=False, help_text=PATH_HELP)
    category = CategoryField()
    accused_1 = UnitOrNameField(label=_("Complained of (unit or name)"), required=False)
    accused_2 = UnitOrNameField(label=_("And of"), required=False)
    read_back = forms.BooleanField(label=_("Read back to the person, who confirmed it"), required=False)

    def __init__(self, *args: Any, channel: str, today: date, **kwargs: Any) -> None:
        self.channel, self.today = channel, today
        initial = {
            "key": fresh_key(),
            "received_on": today,
            **usual(law()),
            **kwargs.pop("initial", {}),
        }
        super().__init__(*args, **{**kwargs, "initial": initial})
        shape_kinds(self, law())
        self.asked = shape_facts(self, f"take_{channel}", law())
        self.fields["body"].widget.attrs["autofocus"] = True
        if channel == "letter":
            del self.fields["read_back"]
        else:
            del self.fields["postmark"]
            self.fields["body"].label = _("What was said, written down truthfully")

    def clean_key(self) -> str:
        """A key that nobody can guess; the query code is derived from it."""
        key: str = self.cleaned_data["key"]
        return key if re.fullmatch(r"[0-9a-f]{32}", key) else fresh_key()

    def clean(self) -> dict[str, Any]:
        """An appeal needs a path: by it the law counts. What was ticked of the suggestions fills what is empty."""
        return ticked(self.data, check_path(self, super().clean() or {}, law()))

    def asked_fields(self) -> list[forms.BoundField]:
        """The fields of facts that only the pack of this installation asks for."""
        return [self[name] for name in self.asked]

    def filing(self, at: datetime) -> Filing:
        """What was typed, as a filing; nothing is judged here that the act judges."""
        given = self.cleaned_data
        persons = () if given["anonymous"] else self._persons()
        accused = [given[name] for name in ("accused_1", "accused_2") if given.get(name)]
        return Filing(
            body=given["body"],
            claims=tuple(given["claims"].splitlines()),
            petitioners=persons,
            anonymous=given["anonymous"],
            kind=given.get("kind", ""),
            path=given.get("path", ""),
            category=given["category"],
            place=given["place"],
            accused_units=tuple(a for a in accused if isinstance(a, int)),
            accused_names=tuple(a for a in accused if isinstance(a, str)),
            people=given["people"] or max(len(persons), 1),
            files=self.all_files(),
            received_at=self._received(at),
            postmark=given.get("postmark"),
            read_back=given.get("read_back", False),
            language=settings.LANGUAGE_CODE,
            facts={name: given[name] for name in self.asked},
        )

    def _persons(self) -> tuple[Petitioner, ...]:
        given = self.cleaned_data
        first = Petitioner(
            given["name"],
            phone=given["phone"],
            address=given["address"],
            role=given["role"] or "petitioner",
            may_call=given["may_call"],
            e_service=given["e_service"],
        )
        lines = (line for line in given["others"].splitlines() if line.strip())
        found = (first, *(person_of(line) for line in lines))
        return tuple(p for p in found if p.name) or (first,)

    def _received(self, at: datetime) -> datetime:
        """Today it is now; on an earlier day it is noon of the office's own clock."""
        chosen: date = self.cleaned_data["received_on"]
        return (
            at
            if chosen == self.today
            else datetime.combine(chosen, NOON, tzinfo=timezone.get_current_timezone())
        )


def person_of(line: str) -> Petitioner:
    """A line such as `李红 0000-7654321 柳溪镇` as a person."""
    parts = [p for p in re.split(r"[\s,，、;；]+", line.strip()) if p]
    phone = next((p for p in parts[1:] if PHONE.fullmatch(p)), "")
    return Petitioner(
        parts[0] if parts else "", phone=phone, address=" ".join(p for p in parts[1:] if p != phone)
    )
