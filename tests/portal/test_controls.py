"""The controls of a form are, letter by letter, what Django's own templates would write."""

import re
from datetime import date, time

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from huiyin.interfaces.ui.controls.renderer import FOLDER, WRITERS, Controls

GROUPS = [
    ("", "—"),
    ("住建", [("a<b", "甲 & 乙"), (3, "three")]),
    (4, gettext_lazy("Send")),
    ("q", mark_safe("<b>")),
]
WIDGETS = [
    forms.TextInput,
    forms.HiddenInput,
    forms.EmailInput,
    forms.NumberInput,
    forms.PasswordInput,
    forms.DateInput,
    forms.TimeInput,
    forms.FileInput,
    forms.CheckboxInput,
    forms.Textarea,
    forms.Select,
]
VALUES = [
    None,
    "",
    "王琴",
    "<script>\"'&",
    mark_safe("&amp;"),
    0,
    3,
    True,
    False,
    date(2026, 3, 10),
    time(9, 30),
]
MARKS = {
    "class": "form-control",
    "required": True,
    "disabled": False,
    "title": 'a "b" <c>',
    "rows": 3,
    "empty": "",
}


def plain(html: str) -> str:
    """Without the blank lines between the options of a list, which no browser shows."""
    return re.sub(r">\s+<", "><", html)


def both(widget: forms.Widget, value: object, **marks: object) -> None:
    ours, theirs = (
        widget.render("name_1", value, attrs=dict(marks), renderer=one())
        for one in (Controls, DjangoTemplates)
    )
    assert plain(ours) == plain(theirs)


@pytest.mark.parametrize("value", VALUES, ids=repr)
@pytest.mark.parametrize("kind", WIDGETS, ids=lambda kind: kind.__name__)
def test_every_control_is_written_as_django_writes_it(kind: type[forms.Widget], value: object) -> None:
    widget = kind(choices=GROUPS) if kind is forms.Select else kind()
    assert f"{FOLDER}/" in widget.template_name and widget.template_name in WRITERS
    both(widget, value, **MARKS)
    both(widget, value)


@given(st.text(), st.text(min_size=1), st.one_of(st.text(), st.booleans(), st.integers()))
def test_whatever_is_typed(value: str, name: str, mark: object) -> None:
    for kind in (forms.TextInput, forms.Textarea):
        ours, theirs = (
            kind().render("n", value, attrs={name: mark}, renderer=one())
            for one in (Controls, DjangoTemplates)
        )
        assert ours == theirs
