"""Leads staff without a second factor to set one up before they see anything else."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

HELD = "second_factor_held"
STAFF = "/desk/"
ALWAYS_OPEN = "/desk/account/"  # setting it up, confirming who one is, signing out


class SecondFactor:
    """Asks the database once in a session; signing in itself already asks for the code of who has one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the page be made, or lead to the set-up."""
        if self._must_set_up(request):
            return redirect(reverse("mfa_activate_totp"))
        return self.get_response(request)

    def _must_set_up(self, request: HttpRequest) -> bool:
        path = request.path
        if not settings.HUIYIN_SECOND_FACTOR or not path.startswith(STAFF) or path.startswith(ALWAYS_OPEN):
            return False
        if request.session.get(HELD) or not request.user.is_authenticated:
            return False
        held = Authenticator.objects.filter(user_id=request.user.pk, type=Authenticator.Type.TOTP).exists()
        if held:
            request.session[HELD] = True
        return not held
