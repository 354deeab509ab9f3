"""Only a browser that opened the matter by its code reaches the matter's pages."""

import functools
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from huiyin.interfaces.portal.tracking.entering import Code
from huiyin.interfaces.portal.tracking.passes import opened
from huiyin.interfaces.ui.refusals import View, answers


def with_pass(view: View) -> View:
    """The view for a matter that is open in this browser; otherwise the page for typing the code, without a hint."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, matter_id: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if matter_id not in opened(request):
            told = {
                "form": Code(),
                "notice": _(
                    "For your safety the matter's page closes after two hours. Please type the code again."
                ),
            }
            return render(request, "portal/tracking/enter.html", told, status=403)
        return answers(view)(request, matter_id, *args, **kwargs)

    return guarded
