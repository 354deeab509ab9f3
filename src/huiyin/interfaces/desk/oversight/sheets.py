"""One sheet with one form: shown, sent, done by an act, and on to the page where its work is seen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from huiyin.interfaces.desk.forms.acting import fresh_key
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import Invalid, Refused


class Keyed(HouseForm):
    """A form that counts once however often it is sent."""

    key = forms.CharField(widget=forms.HiddenInput, min_length=20, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        initial = {"key": fresh_key(), **kwargs.pop("initial", {})}
        super().__init__(*args, **{**kwargs, "initial": initial})


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands around the form: heading, icon, a sentence, the button, the way back, and what is said when it is done."""

    title: str
    icon: str
    button: str
    back: str
    back_words: str
    done: str
    lead: str = ""
    template: str = "desk/oversight/form.html"
    place: str = "oversight"


def sheet_page(
    request: HttpRequest,
    sheet: Sheet,
    make: Callable[..., HouseForm],
    perform: Callable[[dict[str, Any], str], Any],
    onward: Callable[[Any], str],
    **more: Any,
) -> HttpResponse:
    """The sheet with an empty form, or the form with what is wrong and nothing lost, or on to `onward` of what was done.

    `make` takes what was posted, or nothing; `perform` what was cleaned, and the key, made the sender's own.
    """
    sent = request.method == "POST"
    form = make(request.POST) if sent else make()
    if sent and form.is_valid():
        key = f"{request.actor.account_id}:{form.cleaned_data['key']}"  # type: ignore[attr-defined]
        try:
            event = perform(form.cleaned_data, key)
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            messages.success(request, sheet.done)
            return redirect(onward(event))
    context = {"form": form, "sheet": sheet, "place": sheet.place, **more}
    return render(request, sheet.template, context, status=422 if sent else 200)
