"""The forms of the filing steps; they carry words, and the act judges them."""

from typing import Any, cast

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from huiyin.foundation.files.limits import FILE_BYTES, FILES_PER_ITEM
from huiyin.foundation.units.models import Unit
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.work.intake.filing import MAX_CLAIMS


def words(label: Any, help_text: Any = "", rows: int = 0, **marks: Any) -> forms.CharField:
    """A field of free words that refuses nothing by itself."""
    attrs = {k.rstrip("_"): v for k, v in marks.items()}
    widget = forms.Textarea({"rows": rows, **attrs}) if rows else forms.TextInput(attrs)
    return forms.CharField(label=label, help_text=help_text, required=False, strip=False, widget=widget)


FILES_HELP = format_lazy(
    _("Photographs, PDF, Word, Excel, recordings or video; at most {most} files of {size} MB each."),
    most=FILES_PER_ITEM,
    size=FILE_BYTES >> 20,
)


# Two consents, here and on the matter's page; each free, each to be taken back at any time.
MAY_CALL = _("You may call or visit me to ask whether what was promised was done")
MAY_CALL_HELP = _(
    "Only that is asked, and only that is written down; once your matter is closed perhaps once more, by an office that "
    "did not close it, if it is drawn by lot. You can take it back at any time."
)
E_SERVICE = _("I agree to receive papers electronically")
E_SERVICE_HELP = _(
    "They then reach you on your matter's page, and your time for a review runs from the day you confirm receipt. "
    "You get them on paper as well if you ask."
)


class What(HouseForm):
    """Step 1: what happened, and where."""

    body = words(
        _("What happened?"),
        _("Tell it as you would tell a neighbour: what happened, when, who was there, what you have tried."),
        rows=10,
    )
    place = words(
        _("Where?"), _("The place of the problem, such as a village, street or building."), autocomplete="off"
    )
    title = words(
        _("In one line"), _("A short heading. If you leave it empty, we take the first words of your text.")
    )


class Ask(HouseForm):
    """Step 2: what is asked for, each claim in a field of its own."""

    def __init__(self, data: Any = None, *, more: int = 0, **rest: Any) -> None:
        super().__init__(data, **rest)
        filled = [
            int(n[6:]) for n in data or () if n.startswith("claim_") and n[6:].isdecimal() and len(n) < 9
        ]
        for number in range(1, min(max([1, *filled]) + more, MAX_CLAIMS + 1) + 1):
            label = _("Request %(n)d") % {"n": number} if number > 1 or filled else _("What do you ask for?")
            self.fields[f"claim_{number}"] = words(label, rows=3)

    elsewhere = {"claims": "claim_1"}

    @property
    def full(self) -> bool:
        """Whether no further request fits."""
        return len(self.fields) >= MAX_CLAIMS


COMPLAINTS = [
    ("none", _("No: I ask for help, or have a suggestion")),
    ("unit", _("Yes: I disagree with what an office did or did not do")),
    ("report", _("Yes: I report a violation of law or discipline")),
]


class Who(HouseForm):
    """Step 3: who brings it, or nobody by name; and whether somebody is complained of."""

    anonymous = forms.ChoiceField(
        label=_("Do you want to give your name?"),
        choices=[
            ("no", _("Yes, with my name: the office can call me back and send me the answer")),
            ("yes", _("No, I stay anonymous: I get everything through the query code alone")),
        ],
        widget=forms.RadioSelect,
        required=False,
        initial="no",
    )
    name = words(_("Your name"), autocomplete="name")
    phone = words(
        _("Phone"), _("So that the handler can ask you something."), type_="tel", autocomplete="tel"
    )
    address = words(_("Address"), _("Where letters reach you."), autocomplete="street-address")
    email = words(_("E-mail"), autocomplete="email", inputmode="email")
    may_call = forms.BooleanField(label=MAY_CALL, help_text=MAY_CALL_HELP, required=False)
    e_service = forms.BooleanField(label=E_SERVICE, help_text=E_SERVICE_HELP, required=False)
    people = forms.IntegerField(
        label=_("How many people bring this matter together?"),
        required=False,
        min_value=1,
        max_value=100_000,
        error_messages={
            "invalid": _("Write a whole number, such as 3."),
            "min_value": _("The number of people is at least 1."),
            "max_value": _("The number of people is at most 100,000."),
        },
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    others = words(_("Names of the others"), _("One name on each line. You may leave them out."), rows=3)
    complaint = forms.ChoiceField(
        label=_("Is the matter directed against an office or one of its staff?"),
        choices=COMPLAINTS,
        widget=forms.RadioSelect,
        required=False,
        initial="none",
    )
    unit_1 = forms.ChoiceField(label=_("Which office?"), required=False)
    unit_2 = forms.ChoiceField(label=_("A second office"), required=False)
    accused_name = words(
        _("Who is meant?"), _("A name or a post, if you know it. It is kept sealed."), autocomplete="off"
    )

    elsewhere = {"accused": "unit_1"}

    def __init__(self, data: Any = None, *, units: list[Unit], reports: bool = True, **rest: Any) -> None:
        super().__init__(data, **rest)
        if not reports:  # the law of this installation has no reports of wrongdoing
            complaint = cast(forms.ChoiceField, self.fields["complaint"])
            complaint.choices = [(code, said) for code, said in COMPLAINTS if code != "report"]
        choices = [("", _("(not chosen)")), *((str(u.pk), u.full_name) for u in units)]
        for name in ("unit_1", "unit_2"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class ManyFiles(forms.FileInput):
    """A file field that takes several at once."""

    allow_multiple_selected = True


class Files(HouseForm):
    """Step 4: what comes with it, and whether it may be published."""

    uploads = forms.Field(
        label=_("Files"),
        help_text=FILES_HELP,
        required=False,
        widget=ManyFiles({"multiple": True}),
    )
    publishable = forms.BooleanField(
        label=_("The question and the answer may be published without anything that shows who I am"),
        help_text=_(
            "Others with the same trouble find the answer. You may leave this open; it changes nothing for you."
        ),
        required=False,
    )
