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
    """Ids of the matters open here, with the second at which each was opened and its number; not those one only signed."""
    return {m: (since, number) for m, (since, number, signer) in _held(request).items() if signer is None}


def signed(request: HttpRequest) -> dict[int, tuple[int, str, int]]:
    """Ids of the joint matters open here by a signer's own code: since when, its number, which signer."""
    return {m: (since, number, no) for m, (since, number, no) in _held(request).items() if no is not None}


def _held(request: HttpRequest) -> dict[int, tuple[int, str, int | None]]:
    try:
        held = signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=TWO_HOURS)
    except signing.BadSignature:
        return {}
    now = int(timezone.now().timestamp())
    rows = {int(m): (since, number, rest[0] if rest else None) for m, (since, number, *rest) in held.items()}
    return {m: row for m, row in rows.items() if now - row[0] < TWO_HOURS}


def open_pass(
    request: HttpRequest, response: HttpResponse, matter_id: int, *, signer: int | None = None
) -> HttpResponse:
    """Let this browser follow the matter for two hours, as after typing its code; `signer` is who signed it."""
    held = {m: row for m, row in _held(request).items() if m != matter_id}
    newest = dict(sorted(held.items(), key=lambda pair: pair[1][0])[-(AT_ONCE - 1) :])
    newest[matter_id] = (int(timezone.now().timestamp()), number_of(matter_id), signer)
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
