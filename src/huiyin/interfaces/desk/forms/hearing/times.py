"""A day and an hour of the office's own clock, typed in two fields and read as one moment."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import REQUIRED


def hour(label: Any, *, required: bool = True, help_text: Any = "") -> forms.TimeField:
    """An hour, typed as 9:30."""
    return forms.TimeField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={**REQUIRED, "invalid": _("This is no time of day. Write it like 09:30.")},
    )


def moment(day: date, at: time) -> datetime:
    """The moment on the office's own clock."""
    return datetime.combine(day, at, tzinfo=timezone.get_current_timezone())
