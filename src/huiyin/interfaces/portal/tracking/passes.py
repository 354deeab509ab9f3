"""Which matters this browser has opened by their codes: a signed cookie that ends by itself after two hours."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from huiyin.matters.queries.followed import number_of

COOKIE = "huiyin_open"
TWO_HOURS = 2 * 3600
AT_ONCE = 10  # matters open beside one another in one browser


def opened(request: HttpRequest) -> dict[int, tuple[int, str]]:
    """Ids of the matters open here, with the second at which each was opened and its number."""
    try:
        held = signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=TWO_HOURS)
    except signing.BadSignature:
        return {}
    now = int(timezone.now().timestamp())
    return {int(m): (since, number) for m, (since, number) in held.items() if now - since < TWO_HOURS}


def open_pass(request: HttpRequest, response: HttpResponse, matter_id: int) -> HttpResponse:
    """Let this browser follow the matter for two hours, as after typing its code."""
    held = {m: row for m, row in opened(request).items() if m != matter_id}
    newest = dict(sorted(held.items(), key=lambda pair: pair[1])[-(AT_ONCE - 1) :])
    newest[matter_id] = (int(timezone.now().timestamp()), number_of(matter_id))
    response.set_cookie(
        COOKIE,
        signing.dumps(newest, salt=COOKIE),
        max_age=TWO_HOURS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def close_all(response: HttpResponse) -> HttpResponse:
    """Forget every matter that was open here; for leaving a shared computer."""
    response.delete_cookie(COOKIE, samesite="Lax")
    return response
