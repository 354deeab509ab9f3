"""Only a browser that opened the matter by a signer's own code reaches that signer's pages."""

import functools
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import signing
from huiyin.interfaces.portal.tracking.entering import Code
from huiyin.interfaces.portal.tracking.passes import signed
from huiyin.interfaces.ui.refusals import View, answers


def with_signature(view: View) -> View:
    """The view, called with the signer as actor; otherwise the page for typing the code, without a hint."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, matter_id: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        held = signed(request).get(matter_id)
        if held is None:
            told = {
                "form": Code(),
                "notice": _("For your safety the page closes after two hours. Please type the code again."),
            }
            return render(request, "portal/tracking/enter.html", told, status=403)
        return answers(view)(request, signing(matter_id, held[2]), *args, **kwargs)

    return guarded
