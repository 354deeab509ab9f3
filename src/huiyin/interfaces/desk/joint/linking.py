"""The link to join, opened and closed by the office for those who came to its window."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.work.together.acts.close_join_link import close_join_link
from huiyin.work.together.acts.open_join_link import open_join_link

LONGEST_TYPED = 4


class DaysForm(HouseForm):
    """For how many days."""

    days = forms.IntegerField(label=gettext_lazy("Days for which people can join"), min_value=1)

    def __init__(self, *, most: int) -> None:
        super().__init__(initial={"days": min(14, most)})
        self.fields["days"].widget.attrs["max"] = most


@staff
@require_POST
def open_link(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Open it; the page of the list then shows address and picture."""
    typed = request.POST.get("days", "")
    days = int(typed) if typed.isdecimal() and len(typed) <= LONGEST_TYPED else 0
    key = request.POST.get("key", "")[:64] or None
    open_join_link(actor=request.actor, at=timezone.now(), matter_id=matter_id, days=days, key=key)  # type: ignore[attr-defined]
    messages.success(request, _("The link is open. Hand it to those whom it concerns."))
    return redirect("desk:signers", matter_id)


@staff
@require_POST
def close_link(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Close it before its day."""
    key = request.POST.get("key", "")[:64] or None
    close_join_link(actor=request.actor, at=timezone.now(), matter_id=matter_id, key=key)  # type: ignore[attr-defined]
    messages.success(request, _("The link is closed. Those who joined stay."))
    return redirect("desk:signers", matter_id)
