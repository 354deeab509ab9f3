"""The door of the desk: staff only, as actors, with the page's failures in words."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import actor_of
from huiyin.interfaces.ui.refusals import answers
from huiyin.matters.failures import NotPermitted


def staff(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view for signed-in staff: `request.actor` is set, gate and act failures become pages."""

    @login_required
    @answers
    @functools.wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.actor = actor_of(request.user)  # type: ignore[attr-defined, arg-type]
        return view(request, *args, **kwargs)

    return opened


def needs(*permissions: str) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Below `staff`: the page is for those who hold one of the permissions."""

    def around(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @functools.wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor = request.actor  # type: ignore[attr-defined]
            if not any(actor.may(permission) for permission in permissions):
                raise NotPermitted(_("Your role does not carry this. Ask your administrator if it should."))
            return view(request, *args, **kwargs)

        return opened

    return around
