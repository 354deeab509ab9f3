"""Which language a page speaks: Chinese, unless this browser asked for another by the switch at its head."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from huiyin.interfaces.ui.traditional import LANGUAGE, WRITTEN_IN, in_traditional

COOKIE = "huiyin_language"
YEAR = 365 * 24 * 3600


class Language:
    """Activates the language of `?lang=` or of the cookie it left; works without JavaScript and without a session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.known = frozenset(code for code, _ in settings.LANGUAGES)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the wanted language and remember it."""
        asked = request.GET.get("lang", "").lower()
        held = request.COOKIES.get(COOKIE, "")
        language = next((code for code in (asked, held) if code in self.known), settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
        traditional = language == LANGUAGE
        with translation.override(WRITTEN_IN if traditional else language):
            response = self.get_response(request)
        if traditional:
            in_traditional(response)
        response.headers.setdefault("Content-Language", language)
        if asked in self.known and asked != held:
            response.set_cookie(
                COOKIE,
                asked,
                max_age=YEAR,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response
