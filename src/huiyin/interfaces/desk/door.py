"""The door of the desk: staff only, as actors, with the page's failures in words."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from huiyin.foundation.people.actor import actor_of
from huiyin.interfaces.ui.refusals import answers


def staff(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view for signed-in staff: `request.actor` is set, gate and act failures become pages."""

    @login_required
    @answers
    @functools.wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.actor = actor_of(request.user)  # type: ignore[attr-defined, arg-type]
        return view(request, *args, **kwargs)

    return opened
