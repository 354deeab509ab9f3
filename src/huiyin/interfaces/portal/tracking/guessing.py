"""Slowing down whoever guesses query codes: failures are counted by address, successes cost nothing."""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

ALLOWED = 10
WINDOW = 15 * 60


def must_wait(request: HttpRequest) -> bool:
    """Whether this address has failed too often in the last quarter of an hour."""
    return int(cache.get(_name(request), 0)) >= ALLOWED


def failed(request: HttpRequest) -> None:
    """Count one failure; the window begins with the first."""
    name = _name(request)
    if not cache.add(name, 1, WINDOW):
        try:
            cache.incr(name)
        except ValueError:  # it ran out between the two calls
            cache.set(name, 1, WINDOW)


def address(request: HttpRequest) -> str:
    """The client's address; behind HUIYIN_PROXIES proxies of our own, the one that the outermost of them saw."""
    seen = request.META.get("REMOTE_ADDR", "")
    proxies = int(getattr(settings, "HUIYIN_PROXIES", 0))
    if proxies:
        chain = [
            part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()
        ]
        seen = chain[-proxies] if len(chain) >= proxies else seen
    return seen


def _name(request: HttpRequest) -> str:
    seen = address(request)
    try:
        host = ip_address(seen)
        block = ip_network(
            (host, 64 if host.version == 6 else 32), strict=False
        )  # one household holds a whole /64
        return f"guess:{block}".replace("/", "-")
    except ValueError:
        return "guess:unknown"
